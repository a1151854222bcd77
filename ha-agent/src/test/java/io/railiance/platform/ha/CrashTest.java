package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> done = new ArrayList<>();

  private void crash(Runnable fence) {
    Log log = new Log(new PrintStream(out, true), Clock.systemUTC());
    new Crash(fence, log, status -> done.add("halt " + status))
        .uncaughtException(Thread.currentThread(), new IllegalStateException("no such state"));
  }

  @Test
  void the_server_is_killed_before_the_process_ends() {
    crash(() -> done.add("fence"));
    assertThat(done).containsExactly("fence", "halt 70");
    assertThat(out.toString())
        .contains("ha: a bug ends the agent, and its server with it")
        .contains("java.lang.IllegalStateException: no such state")
        .contains("at io.railiance.platform.ha.CrashTest.");
  }

  @Test
  void the_process_ends_even_if_the_server_does_not() {
    crash(
        () -> {
          throw new IllegalStateException("it hangs");
        });
    assertThat(done).containsExactly("halt 70");
    assertThat(out.toString()).contains("Suppressed: java.lang.IllegalStateException: it hangs");
  }
}
