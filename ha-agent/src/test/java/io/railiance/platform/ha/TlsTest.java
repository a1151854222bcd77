package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nodes show each other before they say anything. */
class TlsTest {
  @TempDir private Path folder;

  @Test
  void three_nodes_copy_and_stream_encrypted_and_take_another_certificate_while_they_run()
      throws Exception {
    Authority one = Authority.of("127.0.0.1", folder);
    Authority other = Authority.of("127.0.0.1", folder);
    try (Group group = new Group()) {
      group.certify(one);
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres first = group.standby("pg-1", "pg-0");
      group.standby("pg-2", "pg-0");
      Pause.until("two streams, encrypted", Duration.ofSeconds(30), () -> encrypted(group) == 2);
      assertThatThrownBy(() -> plain(group)).hasMessageContaining("pg_hba.conf rejects connection");

      group.certify(other);
      zero.refresh();
      assertThat(ShownCertificate.of(group.settings("pg-0").address()))
          .isEqualTo(other.store().getCertificate("api"));
      assertThat(encrypted(group)).as("sessions go on").isEqualTo(2);
      first.refresh();
      first.perform(new Decision.StandAlone());
      first.perform(new Decision.Follow("pg-0"));
      group.write("pg-0", "INSERT INTO t VALUES (2)");
      group.awaitRow("pg-1", 2);
    }
  }

  @Test
  void a_key_of_another_certificate_is_not_taken_and_the_one_before_stays() throws Exception {
    Authority one = Authority.of("127.0.0.1", folder);
    Authority other = Authority.of("127.0.0.1", folder);
    try (Group group = new Group()) {
      group.certify(one);
      Postgres zero = group.primary();
      Files.writeString(group.file("tls.crt"), other.pem());
      zero.refresh();
      assertThat(group.lines())
          .endsWith(
              "pg-0 "
                  + group.file("tls.crt")
                  + " is not applied: the server does not take it with its key; its log says why."
                  + " Those before stay.");
      zero.perform(new Decision.Fence("it was"));
      zero.perform(new Decision.StandAlone());
      assertThat(ShownCertificate.of(group.settings("pg-0").address()))
          .isEqualTo(one.store().getCertificate("api"));
    }
  }

  @Test
  void a_node_says_nothing_to_a_server_of_another_authority() throws Exception {
    try (Group group = new Group()) {
      group.certify(Authority.of("127.0.0.1", folder));
      group.primary();
      Files.writeString(group.file("ca.crt"), Authority.of("127.0.0.1", folder).pem());
      Postgres one = group.boot("pg-1");
      assertThatThrownBy(() -> one.perform(new Decision.Clone("pg-0")))
          .isInstanceOf(SQLException.class);
      assertThat(group.volume("pg-1").resolve("copy")).doesNotExist();
    }
  }

  @Test
  void a_replication_password_changes_once_all_nodes_can_have_both() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      group.awaitRow("pg-1", 1);
      Path file = group.file("replication");
      Files.writeString(file, "another\n" + Group.PASSWORD + "\n");
      zero.refresh();
      replication(group, Group.PASSWORD).close();
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(300)));
      zero.refresh();
      replication(group, "another").close();
      assertThatThrownBy(() -> replication(group, Group.PASSWORD))
          .hasMessageContaining("password authentication failed");
      group.write("pg-0", "INSERT INTO t VALUES (2)");
      group.awaitRow("pg-1", 2);
      one.refresh();
      group.write("pg-0", "SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
      group.write("pg-0", "INSERT INTO t VALUES (3)");
      group.awaitRow("pg-1", 3);
    }
  }

  private static Sql replication(Group group, String password) throws SQLException {
    return Sql.over(group.settings("pg-0").address(), "replication", password);
  }

  private static void plain(Group group) throws Exception {
    Process psql =
        new ProcessBuilder(
                Installed.find().bin().resolve("psql").toString(),
                "--no-password",
                "host=127.0.0.1 port="
                    + group.settings("pg-0").address().port()
                    + " user=replication dbname=postgres sslmode=disable")
            .redirectErrorStream(true)
            .start();
    throw new IllegalStateException(new String(psql.getInputStream().readAllBytes()));
  }

  private static long encrypted(Group group) {
    try (Sql client = group.client("pg-0")) {
      return client.row(
          "SELECT count(*) FROM pg_stat_replication JOIN pg_stat_ssl USING (pid) WHERE ssl",
          row -> row.getLong(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
