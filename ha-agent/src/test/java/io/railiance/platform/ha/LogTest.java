package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogTest {
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void each_thing_is_one_line() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Clock noon = Clock.fixed(Instant.parse("2026-06-09T10:13:20.123Z"), ZoneOffset.UTC);
    new Log(new PrintStream(out, true), noon).say("failed: initdb ended with 1:\nno space\n");
    assertThat(out)
        .hasToString("2026-06-09T10:13:20.123Z ha: failed: initdb ended with 1: | no space\n");
  }

  @Test
  void what_is_done_over_and_over_is_told_once_and_a_renewal_never() {
    LogListener log = new LogListener(lines::add, clock::get);
    for (int i = 0; i < 2; i++) {
      log.decided(Looks.primary(), new Decision.Wait("leading"));
      log.decided(Looks.primary(), new Decision.RenewLease());
    }
    log.failed("look: a timeout");
    log.fenced();
    assertThat(lines)
        .containsExactly(
            "waits: leading",
            "failed: look: a timeout",
            "stopped by its guard: the lease was not renewed");
  }

  @Test
  void one_kind_of_call_that_fails_among_others_is_told_once() {
    LogListener log = new LogListener(lines::add, clock::get);
    log.answered(new Answer.Conflict<>("somebody else was first"));
    for (int i = 0; i < 60; i++) {
      clock.addAndGet(1_000);
      log.answered(new Answer.Done<>("read"));
      log.answered(new Answer.NoAnswer<>("403: forbidden"));
    }
    assertThat(lines).containsExactly("the API: no answer: 403: forbidden");
    clock.addAndGet(10_000);
    log.answered(new Answer.Done<>("read"));
    assertThat(lines)
        .containsExactly("the API: no answer: 403: forbidden", "the API answers again");
  }
}
