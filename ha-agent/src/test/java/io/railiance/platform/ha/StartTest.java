package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** With what a server starts, whatever the data folder says. */
class StartTest {
  @Test
  void a_primary_that_crashed_comes_up_read_only_whatever_its_folder_says() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      group.write("pg-0", "ALTER SYSTEM SET work_mem = '7MB'");
      group.write("pg-0", "ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=1'");
      group.write("pg-0", "ALTER SYSTEM SET synchronous_standby_names = '*'");
      group.write("pg-0", "ALTER SYSTEM SET recovery_target_timeline = 'current'");
      group.write("pg-0", "ALTER SYSTEM SET max_connections = 50");
      group.kill("pg-0");
      Path data = group.folder("pg-0").data();
      assertThat(data.resolve("standby.signal")).as("a primary has none").doesNotExist();
      Files.writeString(data.resolve("postgresql.conf"), "port = 1\nwork_mem = '9MB'\n");
      Files.writeString(data.resolve("pg_hba.conf"), "host all all all trust\n");
      // PostgreSQL believes that a number is its own if it is of its parent; so take another.
      long stranger = ProcessHandle.current().parent().orElseThrow().pid();
      String lock = stranger + "\n" + data + "\n";
      Files.writeString(data.resolve("postmaster.pid"), lock);
      Files.writeString(group.settings("pg-0").socketLock(), lock);

      Postgres back = group.boot("pg-0");
      assertThat(back.observe().server()).isEqualTo(Server.STOPPED);
      back.perform(new Decision.StandAlone());
      assertThat(back.observe().server()).isEqualTo(Server.ALONE);
      assertThat(group.has("pg-0", 1)).isTrue();
      assertThatThrownBy(() -> group.write("pg-0", "INSERT INTO t VALUES (2)"))
          .hasMessageContaining("read-only");
      try (Sql client = group.client("pg-0")) {
        assertThat(setting(client, "work_mem")).isEqualTo("7MB");
        assertThat(setting(client, "synchronous_standby_names")).isEqualTo("ANY 1 (\"nobody\")");
        assertThat(setting(client, "recovery_target_timeline")).isEqualTo("latest");
        assertThat(setting(client, "max_connections")).as("what its log asks for").isEqualTo("100");
      }
    }
  }

  @Test
  void a_volume_that_was_opened_to_a_group_is_closed_again() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      Postgres back = group.boot("pg-0");
      Files.setPosixFilePermissions(
          group.folder("pg-0").data(), PosixFilePermissions.fromString("rwxrwx---"));
      back.perform(new Decision.StandAlone());
      assertThat(back.observe().server()).isEqualTo(Server.ALONE);
    }
  }

  @Test
  void nobody_comes_in_without_the_password_and_no_process_shows_it() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      Postgres one = group.standby("pg-1", "pg-0");
      assertThatThrownBy(
              () -> Sql.over(group.settings("pg-0").address(), "replication", "wrong").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      for (String node : new String[] {"pg-0", "pg-1"}) {
        for (ProcessHandle each : new Processes(group.folder(node).data()).all()) {
          assertThat(shown(each)).doesNotContain(Group.PASSWORD);
        }
      }
      try (Sql client = group.client("pg-1")) {
        assertThat(setting(client, "primary_conninfo"))
            .contains("passfile=")
            .doesNotContain("password=");
      }
      assertThat(one.observe().server()).isEqualTo(Server.following("pg-0"));
    }
  }

  /** Some end while they are looked at: one that only just answered a client. */
  private static String shown(ProcessHandle process) throws Exception {
    try {
      String shown = commandAndEnvironment(process);
      assertThat(shown).isNotEmpty();
      return shown;
    } catch (FileSystemException goneMeanwhile) {
      return "";
    }
  }

  private static String commandAndEnvironment(ProcessHandle process) throws IOException {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    return new String(Files.readAllBytes(proc.resolve("cmdline")), StandardCharsets.UTF_8)
        + new String(Files.readAllBytes(proc.resolve("environ")), StandardCharsets.UTF_8);
  }

  private static String setting(Sql client, String name) throws SQLException {
    return client.row("SELECT current_setting('" + name + "')", row -> row.getString(1));
  }
}
