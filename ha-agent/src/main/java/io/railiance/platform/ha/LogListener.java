package io.railiance.platform.ha;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Logs what is done, and why nothing is; what is the same over and over, once. */
final class LogListener implements Listener {
  /** One kind of call may fail while the others do not. */
  private static final long QUIET_MILLIS = 10_000;

  private final Consumer<String> log;
  private final LongSupplier clock;
  private String told = "";
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
    if (!(decision instanceof Decision.RenewLease)) {
      say(DecisionWords.of(decision));
    }
  }

  @Override
  public void failed(String why) {
    say("failed: " + why);
  }

  private void say(String what) {
    if (!what.equals(told)) {
      told = what;
      log.accept(what);
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
