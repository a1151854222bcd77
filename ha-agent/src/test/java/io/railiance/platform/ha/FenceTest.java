package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** From the decision to fence to the last acknowledgement. */
class FenceTest {
  private interface Stop {
    void now(Postgres postgres, Group group) throws Exception;
  }

  @Test
  void no_client_is_told_of_a_write_after_a_fence() throws Exception {
    measure("fence", (postgres, group) -> postgres.perform(new Decision.Fence("it was")));
  }

  @Test
  void nor_after_an_immediate_shutdown_which_is_what_it_is_compared_to() throws Exception {
    measure(
        "pg_ctl stop -m immediate",
        (postgres, group) ->
            group
                .programs("pg-0")
                .run(
                    "pg_ctl",
                    "stop",
                    "-m",
                    "immediate",
                    "-D",
                    group.folder("pg-0").data().toString()));
  }

  @Test
  void what_was_fenced_is_down_at_once_and_can_be_started() throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      for (int i = 0; i < 10; i++) {
        zero.perform(new Decision.Fence("it was"));
        zero.perform(new Decision.StandAlone());
      }
      assertThat(zero.observe().server()).isEqualTo(Server.ALONE);
    }
  }

  private static void measure(String how, Stop stop) throws Exception {
    try (Group group = new Group()) {
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t (i int)");
      AtomicLong last = new AtomicLong();
      CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(group, last));
      Pause.until("writes", java.time.Duration.ofSeconds(30), () -> last.get() != 0);
      long begun = System.nanoTime();
      stop.now(zero, group);
      long done = System.nanoTime();
      assertThat(new Processes(group.folder("pg-0").data()).all()).isEmpty();
      writer.get(30, TimeUnit.SECONDS);
      System.out.printf(
          "%s: last acknowledgement after %.1f ms, all processes gone after %.1f ms%n",
          how, (last.get() - begun) / 1e6, (done - begun) / 1e6);
      assertThat(last.get()).isLessThanOrEqualTo(done);
      assertThat(zero.observe().server()).isEqualTo(Server.STOPPED);
    }
  }

  private static void write(Group group, AtomicLong last) {
    try (Sql client = group.client("pg-0")) {
      while (true) {
        client.run("INSERT INTO t VALUES (1)");
        last.set(System.nanoTime());
      }
    } catch (SQLException e) {
      // The server is gone.
    }
  }
}
