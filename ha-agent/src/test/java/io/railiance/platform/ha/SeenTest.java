package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeenTest {
  private static final Decision WAIT = new Decision.Wait("leading");
  private static final Instant NOON = Instant.parse("2026-06-09T12:00:00Z");

  @Test
  void who_leads_does_so_since_it_was_first_seen_to() {
    Seen seen =
        Seen.first(Looks.standby(), WAIT, NOON).next(Looks.standby(), WAIT, NOON.plusSeconds(9));
    assertThat(seen.leader()).contains(new Seen.Leader("pg-1", 7, NOON));
    Seen later = seen.next(Looks.primary(), WAIT, NOON.plusSeconds(60));
    assertThat(later.leader()).contains(new Seen.Leader("pg-0", 7, NOON.plusSeconds(60)));
  }

  @Test
  void who_does_not_answer_any_more_is_known_by_its_last_answer_but_leads_nobody() {
    Seen seen =
        Seen.first(Looks.standby(), WAIT, NOON)
            .next(Looks.with(Server.ALONE), WAIT, NOON.plusSeconds(9));
    assertThat(seen.heard().get("pg-1").at()).isEqualTo(NOON);
    assertThat(seen.leader()).isEmpty();
  }
}
