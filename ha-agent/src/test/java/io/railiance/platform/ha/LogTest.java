package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {
  @Test
  void each_thing_is_one_line() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Clock clock = Clock.fixed(Instant.parse("2026-06-09T10:13:20.123Z"), ZoneOffset.UTC);
    new Log(new PrintStream(out, true), clock).say("failed: initdb ended with 1:\nno space\n");
    assertThat(out)
        .hasToString("2026-06-09T10:13:20.123Z ha: failed: initdb ended with 1: | no space\n");
  }

  @Test
  void what_is_done_over_and_over_is_told_once_and_a_renewal_never() {
    List<String> lines = new ArrayList<>();
    LogListener log = new LogListener(lines::add);
    for (int i = 0; i < 2; i++) {
      log.decided(Looks.primary(), new Decision.Wait("leading"));
      log.decided(Looks.primary(), new Decision.RenewLease());
      log.answered(new Answer.NoAnswer<>("nothing in time"));
    }
    log.answered(new Answer.Conflict<>("somebody else was first"));
    log.failed("look: a timeout");
    log.fenced();
    assertThat(lines)
        .containsExactly(
            "waits: leading",
            "no answer of the API: nothing in time",
            "the API answers again",
            "failed: look: a timeout",
            "stopped by its guard: the lease was not renewed");
  }
}
