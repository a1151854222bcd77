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
  void a_step_that_fails_over_and_over_is_told_when_it_begins_and_when_it_changes() {
    LogListener log = new LogListener(lines::add, clock::get);
    for (String why : List.of("a wrong password", "a wrong password", "no route")) {
      log.decided(Looks.standby(), new Decision.Follow("pg-1"));
      log.failed(why);
    }
    log.decided(Looks.standby(), new Decision.Follow("pg-1"));
    log.acted(new Decision.Follow("pg-1"), true);
    log.decided(Looks.standby(), new Decision.Wait("following pg-1"));
    assertThat(lines)
        .containsExactly(
            "follows pg-1",
            "failed: a wrong password",
            "failed: no route",
            "waits: following pg-1");
  }

  @Test
  void after_a_look_that_failed_it_is_told_that_the_node_goes_on() {
    LogListener log = new LogListener(lines::add, clock::get);
    log.decided(Looks.standby(), new Decision.Wait("following pg-1"));
    log.failed("look: a timeout");
    log.decided(Looks.standby(), new Decision.Wait("following pg-1"));
    assertThat(lines)
        .containsExactly(
            "waits: following pg-1", "failed: look: a timeout", "waits: following pg-1");
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
