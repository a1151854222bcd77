package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes in to a server, and as what. */
class AccessTest {
  private static final String EVERYBODY = "host all all all scram-sha-256\n";

  @Test
  void a_superuser_comes_in_through_the_socket_only_whatever_a_person_writes() throws Exception {
    try (Group group = new Group()) {
      write(group, "rules", EVERYBODY);
      group.primary();
      String self = group.settings("pg-0").user();
      group.write("pg-0", "ALTER ROLE \"" + self + "\" PASSWORD 'known'");
      group.write("pg-0", "CREATE ROLE app LOGIN PASSWORD 'known'");
      over(group, "app", "known").close();
      assertThatThrownBy(() -> over(group, self, "known"))
          .hasMessageContaining("pg_hba.conf rejects connection");
      try (Sql client = group.client("pg-0")) {
        assertThat(client.is("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
            .isTrue();
        assertThat(client.is("SELECT inet_server_addr() IS NULL")).isTrue();
      }
    }
  }

  @Test
  void the_platform_has_a_role_for_each_password_that_is_mounted() throws Exception {
    try (Group group = new Group()) {
      write(group, "monitoring", "m\n");
      write(group, "pool", "p\n");
      write(group, "provisioner", "pro\n");
      group.primary();
      try (Sql monitoring = over(group, "monitoring", "m")) {
        assertThat(monitoring.is("SELECT count(*) > 0 FROM pg_ls_waldir()")).isTrue();
      }
      try (Sql pool = over(group, "pool", "p")) {
        assertThat(pool.is("SELECT pg_is_in_recovery()")).isFalse();
        assertThatThrownBy(() -> pool.run("CREATE TABLE t (i int)"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> pool.run("SELECT * FROM ha.epochs"))
            .hasMessageContaining("permission denied");
      }
      try (Sql provisioner = over(group, "provisioner", "pro")) {
        provisioner.run("CREATE DATABASE app");
        provisioner.run("CREATE ROLE app LOGIN");
        assertThatThrownBy(() -> provisioner.run("CREATE ROLE other SUPERUSER"))
            .isInstanceOf(SQLException.class);
      }
      assertThat(roles(group)).isEqualTo("monitoring pool provisioner replication");
    }
  }

  @Test
  void no_file_no_role() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      assertThat(roles(group)).isEqualTo("replication");
    }
  }

  private static String roles(Group group) throws SQLException {
    try (Sql client = group.client("pg-0")) {
      return client.row(
          "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname IN"
              + " ('replication', 'monitoring', 'pool', 'provisioner')",
          row -> row.getString(1));
    }
  }

  @Test
  void a_role_that_somebody_has_changed_is_what_it_was_again() throws Exception {
    try (Group group = new Group()) {
      write(group, "pool", "p");
      Postgres zero = group.primary();
      group.write("pg-0", "ALTER ROLE pool SUPERUSER PASSWORD 'other'");
      group.write("pg-0", "ALTER ROLE replication NOREPLICATION");
      zero.perform(new Decision.Fence("it was"));
      zero.perform(new Decision.StandAlone());
      zero.perform(new Decision.Promote(2));
      try (Sql pool = over(group, "pool", "p")) {
        assertThat(pool.is("SELECT rolsuper FROM pg_roles WHERE rolname = 'pool'")).isFalse();
      }
      group.standby("pg-1", "pg-0");
    }
  }

  @Test
  void a_new_password_is_set_while_sessions_of_the_old_one_go_on() throws Exception {
    try (Group group = new Group()) {
      write(group, "pool", "left-behind");
      Postgres zero = group.primary();
      try (Sql before = over(group, "pool", "left-behind")) {
        write(group, "pool", "taken-up\nleft-behind\n");
        zero.refresh();
        over(group, "pool", "taken-up").close();
        assertThatThrownBy(() -> over(group, "pool", "left-behind"))
            .hasMessageContaining("password authentication failed");
        assertThat(before.is("SELECT true")).isTrue();
      }
      assertThat(group.lines())
          .endsWith("pg-0 " + group.file("pool") + " is applied: the password of pool");
      assertThat(Files.readString(group.file("pg-0.log")))
          .doesNotContain("taken-up")
          .doesNotContain("left-behind");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # nothing
          host all app all trust       | line 2: the method trust is not taken; write scram-sha-256
          local all app peer           |
          host all app all md5         | line 2: the method md5 is not taken; write scram-sha-256
          host all app somewhere.      | line 2: end-of-line before authentication method; write it as in pg_hba.conf
          host all app all scram-sha-255 | line 2: invalid authentication method "scram-sha-255"; write it as in pg_hba.conf
          hast all app all reject      | line 2: invalid connection type "hast"; write it as in pg_hba.conf
          """)
  void what_is_wrong_with_a_persons_lines_is_told_and_the_lines_before_stay(
      String line, String wrong) throws Exception {
    try (Group group = new Group()) {
      write(group, "rules", EVERYBODY);
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE ROLE app LOGIN PASSWORD 'known'");
      write(group, "rules", "# of a person\n" + line + "\n");
      zero.refresh();
      zero.refresh();
      String said = "pg-0 " + group.file("rules") + " ";
      if (wrong == null) {
        assertThat(group.lines()).endsWith(said + "is applied: who may connect");
        assertThatThrownBy(() -> over(group, "app", "known")).hasMessageContaining("rejects");
      } else {
        assertThat(group.lines())
            .endsWith(said + "is not applied: " + wrong + ". The rules before stay.");
        over(group, "app", "known").close();
      }
    }
  }

  @Test
  void a_line_that_goes_on_does_not_take_ours_with_it() throws Exception {
    try (Group group = new Group()) {
      write(group, "rules", "host all app all scram-sha-256 \\");
      group.primary();
      group.write("pg-0", "CREATE ROLE app LOGIN PASSWORD 'known'");
      over(group, "app", "known").close();
      assertThatThrownBy(() -> over(group, "other", "known"))
          .hasMessageContaining("pg_hba.conf rejects connection");
    }
  }

  @Test
  void a_node_that_has_another_password_says_where_it_is_and_what_to_do() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      write(group, "replication", "another");
      Postgres one = group.boot("pg-1");
      assertThatThrownBy(() -> one.perform(new Decision.Clone("pg-0")))
          .hasMessage(
              "127.0.0.1 does not take the password in "
                  + group.file("replication")
                  + "; let it be the same on all nodes: what the primary's file says is what is set");
      assertThat(group.volume("pg-1").resolve("copy")).doesNotExist();
    }
  }

  private static void write(Group group, String name, String text) throws Exception {
    Files.writeString(group.file(name), text);
  }

  private static Sql over(Group group, String user, String password) throws SQLException {
    return Sql.over(group.settings("pg-0").address(), user, password);
  }
}
