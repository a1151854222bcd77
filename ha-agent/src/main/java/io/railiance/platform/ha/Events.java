package io.railiance.platform.ha;

import io.railiance.platform.ha.Event.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Posts what a person wants to see in {@code kubectl describe pod}. */
final class Events implements Listener {
  private static final long AGAIN_MILLIS = 600_000;

  private final Consumer<Event> post;
  private final LongSupplier clock;
  private final Map<String, Long> posted = new HashMap<>();

  /**
   * @param clock milliseconds of a clock that nobody sets
   */
  Events(Consumer<Event> post, LongSupplier clock) {
    this.post = post;
    this.clock = clock;
  }

  @Override
  public void decided(Observation o, Decision decision) {
    if (decision instanceof Decision.Refuse refuse) {
      seldom(new Event(Type.WARNING, "Refused", refuse.why()));
    } else if (decision instanceof Decision.Clone clone) {
      seldom(new Event(Type.NORMAL, "Cloning", "a copy of " + clone.primary() + " is begun"));
    } else if (decision instanceof Decision.Rewind rewind) {
      seldom(new Event(Type.NORMAL, "Rewinding", "what " + rewind.primary() + " lacks is undone"));
    }
  }

  @Override
  public void answered(Answer<?> answer) {
    if (answer instanceof Answer.Refusal<?> refusal) {
      seldom(new Event(Type.WARNING, "Refused", refusal.why()));
    }
  }

  /** What fails is tried again, and what is refused is refused again, every second. */
  private synchronized void seldom(Event event) {
    long now = clock.getAsLong();
    posted.values().removeIf(at -> now - at >= AGAIN_MILLIS);
    if (posted.putIfAbsent(event.reason() + event.message(), now) == null) {
      post.accept(event);
    }
  }

  @Override
  public void acted(Decision step, boolean done) {
    if (!done) {
      return;
    }
    if (step instanceof Decision.Promote promote) {
      post.accept(new Event(Type.NORMAL, "Promoted", "primary of epoch " + promote.epoch()));
    } else if (step instanceof Decision.Fence fence) {
      post.accept(new Event(Type.WARNING, "Fenced", fence.why()));
    } else if (step instanceof Decision.Clone clone) {
      post.accept(new Event(Type.NORMAL, "Cloned", "a copy of " + clone.primary()));
    } else if (step instanceof Decision.Rewind rewind) {
      post.accept(new Event(Type.NORMAL, "Rewound", "follows " + rewind.primary()));
    }
  }

  @Override
  public void fenced() {
    post.accept(new Event(Type.WARNING, "Fenced", "by the guard: the lease was not renewed"));
  }
}
