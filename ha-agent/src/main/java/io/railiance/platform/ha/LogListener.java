package io.railiance.platform.ha;

import java.util.function.Consumer;

/** Logs what is done, and why nothing is; what is the same over and over, once. */
final class LogListener implements Listener {
  private final Consumer<String> log;
  private String told = "";
  private String toldOfApi = "";

  LogListener(Consumer<String> log) {
    this.log = log;
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

  /** That somebody else was first is how it is meant to be. */
  @Override
  public synchronized void answered(Answer<?> answer) {
    String what = trouble(answer);
    if (!what.equals(toldOfApi)) {
      toldOfApi = what;
      log.accept(what.isEmpty() ? "the API answers again" : what);
    }
  }

  private static String trouble(Answer<?> answer) {
    if (answer instanceof Answer.NoAnswer<?> none) {
      return "no answer of the API: " + none.why();
    }
    return answer instanceof Answer.Refusal<?> refusal ? "refuses: " + refusal.why() : "";
  }
}
