package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.railiance.platform.ha.Volume.Data;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a crash leaves of a copy that takes another's place. */
class SwapTest {
  @TempDir private Path volume;

  @ParameterizedTest
  @CsvSource({"0, old", "1, new", "2, new", "3, new"})
  void a_crash_after_any_step_leaves_a_whole_copy(int steps, String survivor) throws IOException {
    DataFolder folder = new DataFolder(volume);
    String old = copy(folder, "old");
    folder.swap();
    String next = copy(folder, "new");
    List<DataFolder.Step> all = folder.swapSteps();
    for (DataFolder.Step step : all.subList(0, steps)) {
      step.take();
    }

    folder.recover();

    assertThat(folder.id()).isEqualTo(survivor.equals("old") ? old : next);
    assertThat(folder.data().resolve("PG_VERSION")).hasContent(survivor);
    assertThat(volume.toFile().list()).containsExactly("copy");
    assertThat(all).hasSize(3);
  }

  @Test
  void a_crash_while_the_old_copy_is_deleted_leaves_the_new_one() throws IOException {
    DataFolder folder = new DataFolder(volume);
    copy(folder, "old");
    folder.swap();
    String next = copy(folder, "new");
    folder.swapSteps().get(0).take();
    folder.swapSteps().get(1).take();
    Files.delete(volume.resolve("copy.old/data/PG_VERSION"));
    folder.recover();
    assertThat(folder.id()).isEqualTo(next);
    assertThat(volume.toFile().list()).containsExactly("copy");
  }

  @Test
  void a_first_copy_that_is_not_complete_is_none() throws IOException {
    DataFolder folder = new DataFolder(volume);
    copy(folder, "half");
    folder.recover();
    assertThat(folder.isEmpty()).isTrue();
    assertThat(volume).isEmptyDirectory();
  }

  /** The steps are those of a real clone, too. */
  @Test
  void a_server_starts_on_what_a_crash_in_the_middle_of_a_clone_left() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      one.stop();
      DataFolder folder = group.folder("pg-1");
      DataFolder.Next next = folder.begin(EpochsFile.read(folder.epochs()));
      new Slots(group.client("pg-0")).make("pg-1", next.id());
      Login login = new Login(group.settings("pg-1"));
      BaseBackup.make(
          next,
          Upstream.ask("pg-0", group.settings("pg-1"), login),
          group.settings("pg-1"),
          login,
          group.programs("pg-1"));
      folder.swapSteps().get(0).take();

      Postgres again = group.boot("pg-1");
      assertThat(again.observe().volume()).isInstanceOf(Data.class);
      again.perform(new Decision.StandAlone());
      again.perform(new Decision.Follow("pg-0"));
      group.write("pg-0", "INSERT INTO t VALUES (2)");
      group.awaitRow("pg-1", 2);
    }
  }

  @Test
  void a_clone_that_the_disk_has_no_room_for_leaves_the_copy_before() throws Exception {
    try (Group group = new Group()) {
      group.smallDisk("pg-1", "110m");
      group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      String id = group.folder("pg-1").id();
      group.write(
          "pg-0", "CREATE TABLE big AS SELECT repeat('x', 1000) FROM generate_series(1, 9000)");

      assertThatThrownBy(() -> one.perform(new Decision.Clone("pg-0")))
          .hasMessageContaining("No space left on device");
      assertThat(group.folder("pg-1").id()).isEqualTo(id);
      // While the disk was full the standby may have ended, too.
      one.perform(new Decision.StandAlone());
      one.perform(new Decision.Follow("pg-0"));
      group.write("pg-0", "INSERT INTO t VALUES (2)");
      group.awaitRow("pg-1", 2);
      assertThat(group.volume("pg-1").toFile().list()).containsExactlyInAnyOrder("copy", "lock");
    }
  }

  private static String copy(DataFolder folder, String content) throws IOException {
    DataFolder.Next next = folder.begin(EpochsFile.NONE);
    Files.createDirectories(next.data());
    Files.writeString(next.data().resolve("PG_VERSION"), content);
    return next.id();
  }
}
