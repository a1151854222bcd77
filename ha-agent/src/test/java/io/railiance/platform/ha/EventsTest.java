package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final List<String> posted = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final Events events =
      new Events(
          event -> posted.add(event.type() + " " + event.reason() + ": " + event.message()),
          clock::get);

  private void round(Decision decision, boolean done) {
    clock.addAndGet(1_000);
    events.decided(Looks.standby(), decision);
    events.acted(decision, done);
  }

  @Test
  void what_changes_who_takes_writes_is_told() {
    round(new Decision.Promote(8), false);
    round(new Decision.Promote(8), true);
    round(new Decision.Fence("the lease is pg-1's"), true);
    events.fenced();
    assertThat(posted)
        .containsExactly(
            "Normal Promoted: primary of epoch 8",
            "Warning Fenced: the lease is pg-1's",
            "Warning Fenced: by the guard: the lease was not renewed");
  }

  @Test
  void a_copy_is_told_when_it_begins_and_when_it_is_there() {
    round(new Decision.Clone("pg-1"), true);
    round(new Decision.Rewind("pg-1"), true);
    assertThat(posted)
        .containsExactly(
            "Normal Cloning: a copy of pg-1 is begun",
            "Normal Cloned: a copy of pg-1",
            "Normal Rewinding: what pg-1 lacks is undone",
            "Normal Rewound: follows pg-1");
  }

  @Test
  void what_is_refused_every_second_is_told_once_in_ten_minutes() {
    for (int second = 0; second < 601; second++) {
      round(new Decision.Refuse("the volume is of another database"), true);
      events.answered(new Answer.Refusal<>("it was deleted"));
    }
    assertThat(posted)
        .containsExactly(
            "Warning Refused: the volume is of another database",
            "Warning Refused: it was deleted",
            "Warning Refused: the volume is of another database",
            "Warning Refused: it was deleted");
  }
}
