package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the probes and {@code ha status} say. */
class LatestTest {
  private static final Decision WAIT = new Decision.Wait("leading");
  private static final Instant NOON = Instant.parse("2026-06-09T12:00:00Z");

  private final AtomicLong seconds = new AtomicLong();
  private final Latest latest =
      new Latest(
          Clock.fixed(NOON, ZoneOffset.UTC), () -> Duration.ofSeconds(seconds.get()).toNanos());

  private void round(Observation o, Decision decision) {
    latest.decided(o, decision);
    latest.acted(decision, true);
    latest.ended(Duration.ZERO);
  }

  private String status() {
    return StatusText.of(latest, NOON.plusSeconds(41));
  }

  @Test
  void it_is_dead_if_no_round_ends_for_a_minute_unless_the_step_is_one_that_takes_hours() {
    round(Looks.standby(), WAIT);
    seconds.addAndGet(59);
    assertThat(latest.isAlive()).isTrue();
    seconds.addAndGet(2);
    assertThat(latest.isAlive()).isFalse();

    latest.decided(Looks.standby(), new Decision.Clone("pg-1"));
    assertThat(latest.isAlive()).isTrue();
    latest.ended(Duration.ZERO);
    seconds.addAndGet(61);
    assertThat(latest.isAlive()).isFalse();

    latest.decided(Looks.standby(), new Decision.Follow("pg-1"));
    assertThat(latest.isAlive()).isFalse();
  }

  @Test
  void it_is_ready_if_its_server_leads_or_follows_or_has_read_its_log() {
    assertThat(latest.isReady()).as("before the first look").isFalse();
    round(Looks.primary(), WAIT);
    assertThat(latest.isReady()).isTrue();
    round(Looks.standby(), WAIT);
    assertThat(latest.isReady()).isTrue();
    round(Looks.with(Server.ALONE), WAIT);
    assertThat(latest.isReady()).isTrue();
    round(Looks.with(Server.STOPPED), WAIT);
    assertThat(latest.isReady()).isFalse();
    round(Looks.primaryWithoutAuthority(), WAIT);
    assertThat(latest.isReady()).isFalse();
    round(Looks.with(Server.ALONE), new Decision.Clone("pg-1"));
    assertThat(latest.isReady()).isFalse();
  }

  @Test
  void a_server_that_did_not_answer_the_last_look_is_not_ready() {
    round(Looks.standby(), WAIT);
    latest.failed("look: a timeout");
    latest.ended(Duration.ZERO);
    assertThat(latest.isReady()).isFalse();
    assertThat(latest.isAlive()).isTrue();
  }

  @Test
  void the_status_says_who_leads_how_far_the_others_are_and_why() {
    round(Looks.standby(), new Decision.Wait("following pg-1"));
    assertThat(status())
        .isEqualTo(
            """
            leader      pg-1, in epoch 7, since 2026-06-09T12:00:00Z or longer
            this node   pg-0
            last step   waits: following pg-1
            durability  required
            quorum      2 of pg-0, pg-1
            API         answers

            NODE  ROLE     FOLLOWS  LAG    ANSWERED
            pg-0  standby  pg-1     3 KiB  this node
            pg-1  primary  -        -      41 s ago
            pg-2  -        -        -      never
            """);
  }

  @Test
  void the_status_says_what_is_in_the_way() {
    assertThat(status()).isEqualTo("This node has not looked yet.\n");
    latest.answered(new Answer.Refusal<>("Lease databases/pg-leader: it was deleted."));
    round(Looks.with(new Volume.Unusable("stranger")), new Decision.Refuse("stranger"));
    latest.failed("Clone: pg_basebackup ended with 1:\nno space");
    assertThat(status())
        .contains("leader      nobody, as far as this node sees\n")
        .contains("last step   refuses: stranger\n")
        .contains("failed      Clone: pg_basebackup ended with 1: | no space\n")
        .contains("API         refused: Lease databases/pg-leader: it was deleted.\n");
  }
}
