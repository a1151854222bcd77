package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A real server whose processes are stopped, as those of one that waits for a disk are. */
class SilentServerTest {
  /** A look, and a machine that is busy. */
  private static final Duration SOON = Duration.ofSeconds(4);

  @Test
  void a_server_that_is_stopped_is_silent_and_answers_again_when_it_goes_on() throws Exception {
    try (Group group = new Group()) {
      Database database = new PostgresDatabase(group.primary());
      awaitRole(database, Server.Role.PRIMARY);

      group.signalAll("STOP", "pg-0");
      assertThat(timed(database)).isLessThan(SOON);
      assertThat(database.look()).isEqualTo(Local.SILENT);

      group.signalAll("CONT", "pg-0");
      awaitRole(database, Server.Role.PRIMARY);
    }
  }

  @Test
  void what_ends_it_needs_no_answer_and_then_it_starts_anew() throws Exception {
    try (Group group = new Group()) {
      Database database = new PostgresDatabase(group.primary());
      awaitRole(database, Server.Role.PRIMARY);
      group.signalAll("STOP", "pg-0");
      assertThat(database.look()).isEqualTo(Local.SILENT);

      database.fence();

      assertThat(new Processes(group.folder("pg-0").data()).all()).isEmpty();
      assertThat(database.look().server()).isEqualTo(Server.STOPPED);
      database.perform(new Decision.StandAlone());
      awaitRole(database, Server.Role.STANDBY);
    }
  }

  @Test
  void its_end_is_told_at_once() throws Exception {
    try (Group group = new Group()) {
      CountDownLatch told = new CountDownLatch(1);
      Postgres server = group.primary();
      server.whenEnded(told::countDown);
      assertThat(told.await(100, TimeUnit.MILLISECONDS)).isFalse();

      group.kill("pg-0");

      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Duration timed(Database database) {
    long begun = System.nanoTime();
    assertThat(database.look()).isEqualTo(Local.SILENT);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static void awaitRole(Database database, Server.Role role) {
    Pause.until(role.name(), Duration.ofSeconds(30), () -> database.look().server().is(role));
  }
}
