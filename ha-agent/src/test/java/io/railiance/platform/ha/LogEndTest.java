package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log that a crash has cut in the middle of a record, at the end of a segment. */
class LogEndTest {
  private static final long SEGMENT = 16 << 20;

  @ParameterizedTest
  @CsvSource({
    "0/4FFFF00, 0, false", // no record
    "0/4FFFF00, 256, false", // one that ends with its segment
    "0/4FFFF00, 257, true",
    "0/4FFE000, 8168, false", // behind the header of a page
    "0/4FFE000, 8169, true",
    "0/5000000, 100, false", // nothing of it is here
  })
  void a_record_is_torn_if_it_ends_beyond_its_segment(
      String lsn, int length, boolean torn, @TempDir Path data) throws IOException {
    long at = Lsn.parse(lsn);
    Files.createDirectories(data.resolve("pg_wal"));
    String name = "00000003000000000000000" + at / SEGMENT;
    try (var file = new RandomAccessFile(data.resolve("pg_wal/" + name).toFile(), "rw")) {
      file.setLength(SEGMENT);
      file.seek(at % SEGMENT + (at % 8192 == 0 ? 24 : 0));
      file.writeInt(Integer.reverseBytes(length));
    }
    assertThat(new LogEnd(data, 3, at).isTorn()).isEqualTo(torn);
    assertThat(new LogEnd(data, 2, at).isTorn()).as("there is no such file").isFalse();
  }

  @Test
  void a_standby_whose_last_record_is_torn_follows_a_primary_that_wrote_another_one()
      throws Exception {
    try (Group group = new Group()) {
      group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      group.standby("pg-1", "pg-0");
      group.standby("pg-2", "pg-0");
      writeIntoTheNextSegment(group);
      long end = lsn(group, "pg-0", "pg_current_wal_lsn()");
      for (String node : List.of("pg-1", "pg-2")) {
        Pause.until(
            node + " has all",
            Duration.ofMinutes(1),
            () -> lsn(group, node, "coalesce(pg_last_wal_receive_lsn(), '0/0')") >= end);
      }
      List.of("pg-0", "pg-1", "pg-2").forEach(group::kill);
      cut(group.folder("pg-1").data());
      cut(group.folder("pg-2").data());

      Postgres one = group.boot("pg-1");
      one.perform(new Decision.StandAlone());
      Postgres two = group.boot("pg-2");
      two.perform(new Decision.StandAlone());
      one.perform(new Decision.Promote(2));
      group.write("pg-1", "INSERT INTO t VALUES (2)");
      two.perform(new Decision.Follow("pg-1"));
      group.awaitRow("pg-2", 2);
    }
  }

  private static void writeIntoTheNextSegment(Group group) throws SQLException {
    group.write("pg-0", "SELECT pg_switch_wal()");
    String segment = position(group, "pg-0", "pg_walfile_name(pg_current_wal_lsn())");
    do {
      group.write("pg-0", "SELECT pg_logical_emit_message(true, 'a', repeat('x', 1000000))");
    } while (position(group, "pg-0", "pg_walfile_name(pg_current_wal_lsn())").equals(segment));
  }

  private static long lsn(Group group, String node, String of) {
    return Lsn.parse(position(group, node, of));
  }

  private static String position(Group group, String node, String of) {
    try (Sql sql = group.client(node)) {
      return sql.row("SELECT " + of + "::text", row -> row.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The newest segment is lost. */
  private static void cut(Path data) throws IOException {
    try (var files = Files.list(data.resolve("pg_wal"))) {
      List<Path> segments =
          files
              .filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
              .sorted()
              .toList();
      Files.delete(segments.get(segments.size() - 1));
    }
  }
}
