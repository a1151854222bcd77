package io.railiance.platform.ha;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Logs what is done, and why nothing is; what is the same over and over, once. */
final class LogListener implements Listener {
  /** One kind of call may fail while the others do not. */
  private static final long QUIET_MILLIS = 10_000;

  private final Consumer<String> log;
  private final LongSupplier clock;
  private String decided = "";
  private String failure = "";
  private String toldOfApi = "";
  private long troubleAt;

  /**
   * @param clock milliseconds of a clock that nobody sets
   */
  LogListener(Consumer<String> log, LongSupplier clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void decided(Observation o, Decision decision) {
    String words = DecisionWords.of(decision);
    boolean isTriedAgain = !failure.isEmpty() && words.equals(decided) && !isIdle(decision);
    if (decision instanceof Decision.RenewLease || isTriedAgain) {
      return;
    }
    if (!words.equals(decided) || !failure.isEmpty()) {
      decided = words;
      failure = "";
      log.accept(words);
    }
  }

  private static boolean isIdle(Decision decision) {
    return decision instanceof Decision.Wait || decision instanceof Decision.Refuse;
  }

  /** What failed before has come to its end: what fails next is something new. */
  @Override
  public void acted(Decision step, boolean done) {
    if (done && !(step instanceof Decision.RenewLease)) {
      failure = "";
    }
  }

  @Override
  public void failed(String why) {
    if (!why.equals(failure)) {
      failure = why;
      log.accept("failed: " + why);
    }
  }

  @Override
  public void fenced() {
    log.accept("stopped by its guard: the lease was not renewed");
  }

  @Override
  public synchronized void answered(Answer<?> answer) {
    String trouble = answer.trouble();
    long now = clock.getAsLong();
    if (!trouble.isEmpty()) {
      troubleAt = now;
      tellOfApi(trouble, "the API: " + trouble);
    } else if (now - troubleAt >= QUIET_MILLIS) {
      tellOfApi("", "the API answers again");
    }
  }

  private void tellOfApi(String trouble, String words) {
    if (!trouble.equals(toldOfApi)) {
      toldOfApi = trouble;
      log.accept(words);
    }
  }
}
