package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void a_primary_keeps_the_log_that_a_standby_lacks() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      String id = copyOf(group, group.standby("pg-1", "pg-0"));
      group.kill("pg-1");
      segments(group, 5);
      group.write("pg-0", "INSERT INTO t VALUES (2)");

      Postgres back = group.boot("pg-1");
      back.perform(new Decision.StandAlone());
      back.perform(new Decision.Follow("pg-0"));
      group.awaitRow("pg-1", 2);
      assertThat(copyOf(group, back)).isEqualTo(id);
    }
  }

  @Test
  void a_standby_that_lacks_more_than_is_kept_is_cloned_anew() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      String id = copyOf(group, group.standby("pg-1", "pg-0"));
      keepsAtMost(group, "16MB");
      group.kill("pg-1");
      segments(group, 5);
      group.write("pg-0", "INSERT INTO t VALUES (2)");
      assertThat(slots(group, "pg-0")).containsExactly(Slots.name("pg-1", id) + " lost");

      Postgres back = group.boot("pg-1");
      back.perform(new Decision.StandAlone());
      back.perform(new Decision.Follow("pg-0"));
      group.awaitRow("pg-1", 2);
      assertThat(copyOf(group, back)).isNotEqualTo(id);
      assertThat(slots(group, "pg-0"))
          .containsExactly(Slots.name("pg-1", copyOf(group, back)) + " reserved");
    }
  }

  @Test
  void a_standby_that_is_refused_for_ever_follows_nobody() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      Postgres one = group.standby("pg-1", "pg-0");
      Pause.until("it receives", SOON, () -> upstream(one).equals("pg-0"));
      group.kill("pg-0");
      assertThat(upstream(one)).as("for a while").isEqualTo("pg-0");
      Pause.until("it gives up", SOON, () -> upstream(one).equals(Server.UNHEARD));
    }
  }

  @Test
  void a_standby_drops_the_slots_of_its_time_as_primary_and_no_others() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      Postgres one = group.standby("pg-1", "pg-0");
      group.write("pg-0", "SELECT pg_create_physical_replication_slot('ha_pg_7_0', true)");
      group.write("pg-0", "SELECT pg_create_physical_replication_slot('of_somebody_else')");
      zero.stop();
      one.perform(new Decision.StandAlone());
      one.perform(new Decision.Promote(2));
      zero.perform(new Decision.StandAlone());
      assertThat(slots(group, "pg-0")).containsExactly("of_somebody_else null");
      zero.perform(new Decision.Follow("pg-1"));
      assertThat(slots(group, "pg-1"))
          .containsExactly(Slots.name("pg-0", copyOf(group, zero)) + " reserved");
    }
  }

  @Test
  void the_copy_before_goes_on_while_the_next_is_made_and_loses_its_slot_after_it()
      throws Exception {
    try (Group group = new Group()) {
      group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Postgres one = group.standby("pg-1", "pg-0");
      String before = copyOf(group, one);
      // What a clone left whose node died in the middle of it.
      new Slots(group.client("pg-0")).make("pg-1", "0123456789abcdef");
      new Slots(group.client("pg-0")).make("pg-11", "0123456789abcdef");

      group.signal("STOP", "pg-0", "checkpointer"); // A copy begins with a checkpoint.
      CompletableFuture<Void> clone = CompletableFuture.runAsync(() -> clone(one));
      Pause.until("a second slot", SOON, () -> slotsOf(group, "pg-1").size() == 2);
      group.write("pg-0", "INSERT INTO t VALUES (2)");
      group.awaitRow("pg-1", 2);
      assertThat(slotsOf(group, "pg-1")).contains(Slots.name("pg-1", before));
      group.signal("CONT", "pg-0", "checkpointer");
      clone.get(SOON.toSeconds(), TimeUnit.SECONDS);

      assertThat(slotsOf(group, "pg-1")).containsExactly(Slots.name("pg-1", copyOf(group, one)));
      assertThat(slotsOf(group, "pg-11")).hasSize(1);
    }
  }

  @Test
  void a_slot_has_a_name_that_postgresql_takes() {
    String copy = "7f3ac09b51e8d264";
    assertThat(Slots.name("pg-1", copy)).isEqualTo("ha_pg_1_" + copy);
    assertThat(Slots.name("a".repeat(60) + "-1", copy))
        .hasSize(63)
        .isNotEqualTo(Slots.name("a".repeat(60) + "-2", copy));
  }

  private static String copyOf(Group group, Postgres postgres) throws Exception {
    return ((Volume.Data) postgres.observe().volume()).id();
  }

  private static String upstream(Postgres postgres) {
    try {
      return postgres.observe().server().upstream();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void keepsAtMost(Group group, String size) throws SQLException {
    group.write("pg-0", "ALTER SYSTEM SET max_slot_wal_keep_size = '" + size + "'");
    group.write("pg-0", "ALTER SYSTEM SET wal_keep_size = '" + size + "'");
    group.write("pg-0", "SELECT pg_reload_conf()");
  }

  /** Log that a checkpoint would remove, were it not for slots. */
  private static void segments(Group group, int count) throws SQLException {
    for (int i = 0; i < count; i++) {
      group.write("pg-0", "SELECT pg_logical_emit_message(true, 'a', repeat('x', 100))");
      group.write("pg-0", "SELECT pg_switch_wal()");
    }
    group.write("pg-0", "CHECKPOINT");
  }

  private static void clone(Postgres node) {
    try {
      node.perform(new Decision.Clone("pg-0"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> slotsOf(Group group, String node) {
    try {
      String prefix = Slots.name(node, "");
      return slots(group, "pg-0").stream()
          .map(slot -> slot.split(" ")[0])
          .filter(slot -> slot.startsWith(prefix))
          .toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> slots(Group group, String node) throws SQLException {
    try (Sql sql = group.client(node)) {
      return sql.rows(
          "SELECT slot_name, wal_status FROM pg_replication_slots ORDER BY 1",
          row -> row.getString(1) + " " + row.getString(2));
    }
  }
}
