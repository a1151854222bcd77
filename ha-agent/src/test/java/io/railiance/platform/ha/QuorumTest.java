package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Volume.Data;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a real server waits for. */
class QuorumTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void a_write_waits_for_the_named_copy_and_for_no_other_of_that_node() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      String id = data(one).id();
      Quorum both = new Quorum(Map.of("pg-0", data(zero).id(), "pg-1", id), 2);
      zero.perform(new Decision.SetQuorum(both));
      group.write("pg-0", "INSERT INTO t VALUES (2)");

      Path idFile = group.folder("pg-1").copy().resolve("id");
      Files.writeString(idFile, "0000000000000000");
      one.perform(new Decision.Follow("pg-0"));
      Pause.until("the liar streams", SOON, () -> flushedBy(zero, "0000000000000000"));
      CompletableFuture<Void> write =
          CompletableFuture.runAsync(() -> write(group, "INSERT INTO t VALUES (3)"));
      Pause.until("the write waits", SOON, () -> waits(group));
      assertThat(write).isNotDone();

      Files.writeString(idFile, id);
      one.perform(new Decision.Follow("pg-0"));
      write.get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(group.has("pg-1", 3)).isTrue();
    }
  }

  @Test
  void a_quorum_that_cannot_be_met_acknowledges_nothing_and_none_waits_for_nobody()
      throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Quorum alone = new Quorum(Map.of("pg-0", data(zero).id()), 1);
      zero.perform(new Decision.SetQuorum(alone));
      assertThat(zero.observe().quorum()).contains(alone);
      group.write("pg-0", "INSERT INTO t VALUES (2)");

      Quorum more = new Quorum(alone.voters(), 2);
      zero.perform(new Decision.SetQuorum(more));
      assertThat(zero.observe().quorum()).contains(more);
      CompletableFuture<Void> write =
          CompletableFuture.runAsync(() -> write(group, "INSERT INTO t VALUES (3)"));
      Pause.until("the write waits", SOON, () -> waits(group));
      assertThat(write).isNotDone();

      zero.perform(new Decision.ClearQuorum());
      assertThat(zero.observe().quorum()).isEmpty();
      write.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void nothing_is_acknowledged_without_its_quorum_from_the_first_instant_of_a_primary()
      throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      Quorum both = new Quorum(Map.of("pg-0", data(zero).id(), "pg-1", data(one).id()), 2);
      one.perform(new Decision.StandAlone());
      group.kill("pg-0");

      group.signal("STOP", "pg-1", "checkpointer");
      one.perform(new Decision.SetQuorum(both));
      assertThat(quorum(one)).contains(both);
      one.perform(new Decision.Promote(2));
      CompletableFuture<Void> write =
          CompletableFuture.runAsync(() -> write(group, "pg-1", "INSERT INTO t VALUES (2)"));
      Pause.until(
          "the write waits, or is done", SOON, () -> waits(group, "pg-1") || write.isDone());
      assertThat(write).isNotDone();
      group.signal("CONT", "pg-1", "checkpointer");

      Postgres back = group.boot("pg-0");
      back.perform(new Decision.StandAlone());
      back.perform(new Decision.Follow("pg-1"));
      write.get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(group.has("pg-0", 2)).isTrue();
    }
  }

  @Test
  void a_primary_that_was_not_told_for_whom_to_wait_is_seen_to_wait() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      assertThat(quorum(zero)).isEmpty();
      group.write("pg-0", "ALTER SYSTEM RESET synchronous_standby_names");
      group.write("pg-0", "SELECT pg_reload_conf()");
      Pause.until("it is read", SOON, () -> quorum(zero).isPresent());
      zero.perform(new Decision.ClearQuorum());
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
    }
  }

  @Test
  void a_quorum_that_a_person_set_is_seen_as_another() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (a, b)'");
      group.write("pg-0", "SELECT pg_reload_conf()");
      Pause.until("it is read", SOON, () -> quorum(zero).isPresent());
      zero.perform(new Decision.ClearQuorum());
      assertThat(quorum(zero)).isEmpty();
    }
  }

  private static Optional<Quorum> quorum(Postgres postgres) {
    try {
      return postgres.observe().quorum();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean flushedBy(Postgres primary, String copy) {
    try {
      return primary.observe().flushed().values().stream()
          .anyMatch(standby -> standby.copy().equals(copy));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean waits(Group group) {
    return waits(group, "pg-0");
  }

  private static boolean waits(Group group, String node) {
    try (Sql client = group.client(node)) {
      return client.is("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep')");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void write(Group group, String sql) {
    write(group, "pg-0", sql);
  }

  private static void write(Group group, String node, String sql) {
    try (Sql client = group.client(node)) {
      client.waitAtMost(SOON);
      client.run(sql);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Data data(Postgres postgres) throws Exception {
    return (Data) postgres.observe().volume();
  }
}
