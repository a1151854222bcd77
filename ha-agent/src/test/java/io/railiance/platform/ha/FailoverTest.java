package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Volume.Data;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the decisions do to real servers. */
class FailoverTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void a_primary_is_lost_and_comes_back_as_a_standby_of_the_next() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      Postgres two = group.standby("pg-2", "pg-0");
      Quorum all = quorum(2, zero, one, two);
      zero.perform(new Decision.SetQuorum(all));
      group.write("pg-0", "INSERT INTO t VALUES (2)");
      assertThat(zero.observe().server()).isEqualTo(Server.primary(1));
      assertThat(zero.observe().quorum()).contains(all);
      Pause.until("both have all", SOON, () -> haveAll(zero, one, two));

      group.kill("pg-0");
      one.perform(new Decision.StandAlone());
      two.perform(new Decision.StandAlone());
      one.perform(new Decision.Promote(2));
      assertThat(one.observe().server()).isEqualTo(Server.primary(2));
      two.perform(new Decision.Follow("pg-1"));
      group.write("pg-1", "INSERT INTO t VALUES (3)");

      Postgres back = group.boot("pg-0");
      back.perform(new Decision.StandAlone());
      assertThat(back.observe().server()).isEqualTo(Server.ALONE);
      assertThat(data(back).leadsTo(data(one))).isTrue();
      back.perform(new Decision.Follow("pg-1"));
      group.awaitRow("pg-0", 3);
      group.awaitRow("pg-2", 3);
    }
  }

  @Test
  void what_only_the_old_primary_had_is_rewound() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      String id = data(zero).id();
      one.perform(new Decision.StandAlone());
      group.write("pg-0", "INSERT INTO t SELECT generate_series(10, 1000)");
      group.kill("pg-0");
      one.perform(new Decision.Promote(2));
      group.write("pg-1", "INSERT INTO t VALUES (2)");

      Postgres back = group.boot("pg-0");
      back.perform(new Decision.StandAlone());
      assertThat(data(back).leadsTo(data(one))).isFalse();
      back.perform(new Decision.Rewind("pg-1"));
      group.awaitRow("pg-0", 2);
      assertThat(data(back).id()).isEqualTo(id);
      assertThat(data(back).leadsTo(data(one))).isTrue();
      assertThat(count(group, "pg-0")).isEqualTo(2);
    }
  }

  @Test
  void a_rewind_ends_though_its_primary_writes_all_the_time() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      one.perform(new Decision.StandAlone());
      group.write("pg-0", "INSERT INTO t SELECT generate_series(10, 1000)");
      group.kill("pg-0");
      one.perform(new Decision.Promote(2));
      Postgres back = group.boot("pg-0");
      back.perform(new Decision.StandAlone());
      String id = data(back).id();

      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Void> load = CompletableFuture.runAsync(() -> writeUntil(group, over));
      CompletableFuture<Void> rewind = CompletableFuture.runAsync(() -> rewind(back));
      try {
        rewind.get(5, TimeUnit.MINUTES);
      } finally {
        over.set(true);
      }
      load.join();
      group.write("pg-1", "INSERT INTO t VALUES (2)");
      group.awaitRow("pg-0", 2);
      assertThat(data(back).id()).as("it was not cloned").isEqualTo(id);
      assertThat(back.observe().server()).isEqualTo(Server.following("pg-1"));
    }
  }

  /** Slots keep no log for a rewind: a standby has none. */
  @Test
  void the_log_that_a_rewind_reads_is_still_there_after_checkpoints() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      one.perform(new Decision.StandAlone());
      for (int i = 10; i < 13; i++) {
        group.write("pg-0", "INSERT INTO t VALUES (" + i + ")");
        group.write("pg-0", "CHECKPOINT");
        group.write("pg-0", "SELECT pg_switch_wal()");
      }
      group.kill("pg-0");
      one.perform(new Decision.Promote(2));
      Postgres back = group.boot("pg-0");
      back.perform(new Decision.StandAlone());
      String id = data(back).id();

      back.perform(new Decision.Rewind("pg-1"));
      group.write("pg-1", "INSERT INTO t VALUES (2)");
      group.awaitRow("pg-0", 2);
      assertThat(data(back).id()).as("it was not cloned").isEqualTo(id);
    }
  }

  @Test
  void a_copy_that_cannot_be_rewound_is_made_anew() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      one.perform(new Decision.StandAlone());
      group.write("pg-0", "INSERT INTO t SELECT generate_series(10, 1000)");
      group.kill("pg-0");
      one.perform(new Decision.Promote(2));
      Postgres back = group.boot("pg-0");
      back.perform(new Decision.StandAlone());
      String id = data(back).id();
      // pg_rewind has to read all log since the fork.
      try (var files = Files.list(group.folder("pg-0").data().resolve("pg_wal"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (file.getFileName().toString().matches("00000002[0-9A-F]{16}")) {
            Files.write(file, new byte[8192]);
          }
        }
      }
      back.perform(new Decision.Rewind("pg-1"));
      group.write("pg-1", "INSERT INTO t VALUES (2)");
      group.awaitRow("pg-0", 2);
      assertThat(data(back).id()).isNotEqualTo(id);
      assertThat(data(back).whole()).isTrue();
    }
  }

  private static void rewind(Postgres node) {
    try {
      node.perform(new Decision.Rewind("pg-1"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void writeUntil(Group group, AtomicBoolean over) {
    try (Sql client = group.client("pg-1")) {
      client.waitAtMost(Duration.ofMinutes(1));
      while (!over.get()) {
        client.run("SELECT pg_logical_emit_message(true, 'a', repeat('x', 1000000))");
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void two_nodes_that_opened_the_same_timeline_are_told_apart() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      Postgres two = group.standby("pg-2", "pg-0");
      Pause.until("both have all", SOON, () -> haveAll(zero, one, two));
      group.kill("pg-0");
      one.perform(new Decision.StandAlone());
      two.perform(new Decision.StandAlone());
      one.perform(new Decision.Promote(2));
      group.write("pg-1", "INSERT INTO t VALUES (2)");
      group.kill("pg-1");
      two.perform(new Decision.Promote(3));
      group.write("pg-2", "INSERT INTO t VALUES (3)");

      Postgres back = group.boot("pg-1");
      back.perform(new Decision.StandAlone());
      String id = data(back).id();
      assertThat(data(back).history().lastEpoch()).isEqualTo(2);
      assertThat(data(back).leadsTo(data(two))).isFalse();
      back.perform(new Decision.Rewind("pg-2"));
      group.awaitRow("pg-1", 3);
      assertThat(group.has("pg-1", 2)).isFalse();
      assertThat(data(back).id()).as("pg_rewind cannot tell them apart").isNotEqualTo(id);
    }
  }

  private static boolean haveAll(Postgres primary, Postgres... standbys) {
    try {
      Local local = primary.observe();
      long lsn = ((Data) local.volume()).lsn();
      return local.flushed().size() == standbys.length
          && local.flushed().values().stream().allMatch(standby -> standby.lsn() >= lsn);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Quorum quorum(int writes, Postgres zero, Postgres one, Postgres two)
      throws Exception {
    return new Quorum(
        Map.of("pg-0", data(zero).id(), "pg-1", data(one).id(), "pg-2", data(two).id()), writes);
  }

  private static Data data(Postgres postgres) throws Exception {
    return (Data) postgres.observe().volume();
  }

  private static long count(Group group, String node) throws SQLException {
    try (Sql client = group.client(node)) {
      return client.row("SELECT count(*) FROM t", row -> row.getLong(1));
    }
  }
}
