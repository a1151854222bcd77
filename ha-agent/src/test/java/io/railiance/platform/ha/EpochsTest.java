package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.railiance.platform.ha.Volume.Data;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose log it is, whatever a crash left. */
class EpochsTest {
  private static final Epoch ONE = new Epoch(1, 2, 100);
  private static final Epoch TWO = new Epoch(2, 3, 200);
  private static final Timelines TO_TWO = Timelines.parse(2, List.of("1\t0/64\tno reason"));
  private static final Timelines TO_THREE =
      Timelines.parse(3, List.of("1\t0/64\tno reason", "2\t0/C8\tno reason"));

  @Test
  void the_table_labels_what_it_knows() {
    assertThat(Epochs.of(List.of(ONE, TWO), EpochsFile.NONE, TO_THREE, 300))
        .isEqualTo(new Epochs(List.of(ONE, TWO), 300));
  }

  @Test
  void a_pending_epoch_labels_nothing_before_there_is_log_of_it() {
    EpochsFile pending = new EpochsFile(List.of(ONE), 2);
    assertThat(Epochs.of(List.of(ONE), pending, TO_TWO, 200).list()).containsExactly(ONE);
    assertThat(Epochs.of(List.of(ONE), pending, TO_THREE, 200).list()).containsExactly(ONE);
  }

  @Test
  void a_pending_epoch_labels_the_log_between_its_fork_and_its_row() {
    EpochsFile pending = new EpochsFile(List.of(ONE), 2);
    assertThat(Epochs.of(List.of(ONE), pending, TO_THREE, 201).list()).containsExactly(ONE, TWO);
  }

  @Test
  void an_epoch_without_a_row_is_kept_when_the_next_is_pending() {
    Timelines four =
        Timelines.parse(4, List.of("1\t0/64\tno", "2\t0/C8\tno", "3\t0/12C\tno reason"));
    EpochsFile pending = new EpochsFile(List.of(ONE, TWO), 5);
    assertThat(Epochs.of(List.of(ONE), pending, four, 301).list())
        .containsExactly(ONE, TWO, new Epoch(5, 4, 300));
  }

  @Test
  void what_a_primary_said_labels_nothing_that_was_not_received() {
    EpochsFile said = new EpochsFile(List.of(ONE, TWO), 0);
    assertThat(Epochs.of(List.of(), said, TO_TWO, 200).list()).containsExactly(ONE);
    assertThat(Epochs.of(List.of(), said, TO_THREE, 201).list()).containsExactly(ONE, TWO);
  }

  @Test
  void log_that_nobody_told_of_has_no_label() {
    EpochsFile said = new EpochsFile(List.of(ONE), 0);
    assertThat(Epochs.of(List.of(ONE), said, TO_THREE, 300))
        .isEqualTo(new Epochs(List.of(ONE), 200));
  }

  @Test
  void a_fork_elsewhere_is_not_the_one_that_was_told_of() {
    EpochsFile said = new EpochsFile(List.of(ONE, new Epoch(2, 3, 150)), 0);
    assertThat(Epochs.of(List.of(), said, TO_THREE, 300).end()).isEqualTo(200);
  }

  @Test
  void the_file_is_read_as_it_was_written(@TempDir Path folder) throws Exception {
    EpochsFile file = new EpochsFile(List.of(ONE, new Epoch(2, 3, 0x16_B374_D848L)), 7);
    file.write(folder.resolve("epochs"));
    assertThat(folder.resolve("epochs")).hasContent("1 2 0/64\n2 3 16/B374D848\n7\n");
    assertThat(EpochsFile.read(folder.resolve("epochs"))).isEqualTo(file);
  }

  @Test
  void pg_rewind_is_not_asked_where_the_first_difference_has_the_same_number() {
    Epochs mine = new Epochs(List.of(ONE, TWO), 300);
    assertThat(mine.canRewindTo(new Epochs(List.of(ONE, new Epoch(3, 3, 200)), 300))).isFalse();
    assertThat(mine.canRewindTo(new Epochs(List.of(ONE, new Epoch(3, 4, 200)), 300))).isTrue();
  }

  @Test
  void a_real_primary_that_died_before_its_row_has_the_epoch_of_its_file() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      zero.perform(new Decision.Fence("it was"));
      zero.perform(new Decision.StandAlone());
      new EpochsFile(rows(group), 5).write(group.folder("pg-0").epochs());
      assertThat(lastEpoch(zero)).as("there is no log of it").isEqualTo(1);
      group.write("pg-0", "SELECT pg_promote(true, 60)");
      assertThat(zero.observe().server()).as("without its row").isEqualTo(Server.primary(0));
      group.write("pg-0", "SET synchronous_commit = local; CREATE TABLE t AS SELECT 1 AS i");
      PostgresSettings itself = group.settings("pg-0");
      assertThatThrownBy(() -> Upstream.ask("pg-0", itself, new Login(itself)))
          .hasMessage("pg-0 has not written its epoch");
      group.kill("pg-0");

      Postgres back = group.boot("pg-0");
      assertThat(lastEpoch(back)).isEqualTo(5);
      back.perform(new Decision.StandAlone());
      assertThat(lastEpoch(back)).isEqualTo(5);
      back.perform(new Decision.Promote(6));
      assertThat(rows(group)).extracting(Epoch::number).containsExactly(1L, 5L, 6L);
    }
  }

  @Test
  void a_real_copy_with_log_that_nobody_told_of_is_not_whole() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      zero.perform(new Decision.Fence("it was"));
      zero.perform(new Decision.StandAlone());
      group.write("pg-0", "SELECT pg_promote(true, 60)");
      group.kill("pg-0");
      Postgres back = group.boot("pg-0");
      new EpochsFile(List.of(), 0).write(group.folder("pg-0").epochs());
      back.perform(new Decision.StandAlone());
      assertThat(((Data) back.observe().volume()).whole()).isFalse();
    }
  }

  @Test
  void a_real_copy_with_a_fork_that_led_nowhere_is_made_anew() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      Postgres one = group.standby("pg-1", "pg-0");
      one.perform(new Decision.StandAlone());
      String end = Lsn.format(((Data) one.observe().volume()).lsn());
      one.stop();
      DataFolder folder = group.folder("pg-1");
      Path history = folder.data().resolve("pg_wal/00000002.history");
      String before = Files.readString(history);
      Files.writeString(
          history.resolveSibling("00000003.history"), before + "2\t" + end + "\tno\n");

      Postgres back = group.boot("pg-1");
      back.perform(new Decision.StandAlone());
      assertThat(lastEpoch(back)).isEqualTo(1);
      assertThatThrownBy(() -> back.perform(new Decision.Follow("pg-0")))
          .hasMessageContaining("a fork without log");
      assertThat(((Data) back.observe().volume()).whole()).isFalse();
      back.perform(new Decision.Clone("pg-0"));
      assertThat(back.observe().server()).isEqualTo(Server.following("pg-0"));
      assertThat(((Data) back.observe().volume()).whole()).isTrue();
    }
  }

  private static List<Epoch> rows(Group group) throws Exception {
    try (Sql sql = group.client("pg-0")) {
      return EpochsTable.read(sql);
    }
  }

  private static long lastEpoch(Postgres postgres) throws Exception {
    return ((Data) postgres.observe().volume()).history().lastEpoch();
  }
}
