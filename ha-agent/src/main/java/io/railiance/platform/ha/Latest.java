package io.railiance.platform.ha;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What is to be known of an agent at this moment: how its last round went, and what it saw. */
final class Latest implements Listener {
  /** Every other step has a bound of its own below this; see {@link #takesLong}. */
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);

  private final Clock clock;
  private final LongSupplier nanoTime;
  private volatile Optional<Seen> seen = Optional.empty();
  private volatile Optional<Decision> underWay = Optional.empty();
  private volatile String failure = "";
  private volatile String apiTrouble = "";
  private volatile boolean blind = true;
  private volatile Instant endedAt;
  private volatile long endedNanos;

  Latest(Clock clock) {
    this(clock, System::nanoTime);
  }

  Latest(Clock clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    beat();
  }

  /** As good as a round: the process waits for something, and would say so. */
  void beat() {
    endedAt = clock.instant();
    endedNanos = nanoTime.getAsLong();
  }

  @Override
  public void decided(Observation o, Decision decision) {
    Instant now = clock.instant();
    seen =
        Optional.of(
            seen.map(before -> before.next(o, decision, now))
                .orElseGet(() -> Seen.first(o, decision, now)));
    underWay = Optional.of(decision);
    failure = "";
  }

  @Override
  public void failed(String why) {
    failure = why;
  }

  @Override
  public void ended(Duration round) {
    blind = underWay.isEmpty();
    underWay = Optional.empty();
    beat();
  }

  @Override
  public void answered(Answer<?> answer) {
    apiTrouble = answer.trouble();
  }

  Optional<Seen> seen() {
    return seen;
  }

  Instant endedAt() {
    return endedAt;
  }

  /** Of the last round; empty if it went well. */
  String failure() {
    return failure;
  }

  /** Empty if the API gave what it was asked for. */
  String apiTrouble() {
    return apiTrouble;
  }

  /** Whether rounds go on. A copy of a large database is one round, and takes hours. */
  boolean isAlive() {
    boolean soon = nanoTime.getAsLong() - endedNanos < LONGEST_ROUND.toNanos();
    return soon || underWay.filter(Latest::takesLong).isPresent();
  }

  private static boolean takesLong(Decision step) {
    return step instanceof Decision.Clone
        || step instanceof Decision.Rewind
        || step instanceof Decision.Initialise
        || step instanceof Decision.StandAlone
        || step instanceof Decision.Stop;
  }

  /** The server answered the last look, and either leads, or follows, or has read its log. */
  boolean isReady() {
    return isAlive() && !blind && seen.filter(Latest::isReady).isPresent();
  }

  private static boolean isReady(Seen seen) {
    boolean waits = seen.o().server().equals(Server.ALONE) && !PodRole.takesAway(seen.decision());
    return seen.role() != PodRole.NONE || waits;
  }
}
