package io.railiance.platform.ha;

import java.util.function.Consumer;

/** The life of an agent: look, decide, act, and again, until the node may leave. */
final class Rounds {
  private static final long IDLE_MILLIS = 1_000;
  private static final long AGAIN_MILLIS = 20;
  private static final long FAILED_MILLIS = 500;
  private static final long GUARD_MILLIS = 200;

  private final Agent agent;
  private final Decider decider;
  private final Consumer<String> log;
  private String told = "";
  private volatile boolean over;

  /**
   * @param log told what is done, and why nothing is
   */
  Rounds(Agent agent, Decider decider, Consumer<String> log) {
    this.agent = agent;
    this.decider = decider;
    this.log = log;
  }

  /** Returns when the node may leave. */
  void run() {
    Thread guard = new Thread(this::guard, "guard");
    guard.setDaemon(true);
    guard.start();
    while (!over) {
      pause(round());
    }
  }

  /**
   * @return milliseconds until the next one
   */
  private long round() {
    try {
      Observation o = agent.observe();
      Decision decision = decider.decide(o);
      tell(decision);
      if (decision instanceof Decision.Leave) {
        over = true;
        return 0;
      }
      if (decision instanceof Decision.Wait || decision instanceof Decision.Refuse) {
        return IDLE_MILLIS;
      }
      return agent.perform(o, decision) ? AGAIN_MILLIS : FAILED_MILLIS;
    } catch (StepFailed e) {
      say("failed: " + e.getMessage());
      return FAILED_MILLIS;
    }
  }

  /** What is done over and over is told once. */
  private void tell(Decision decision) {
    if (!(decision instanceof Decision.RenewLease)) {
      say(decision.toString());
    }
  }

  private void say(String what) {
    if (!what.equals(told)) {
      told = what;
      log.accept(what);
    }
  }

  private void guard() {
    while (!over) {
      try {
        if (agent.guard()) {
          log.accept("stopped by its guard: the lease was not renewed");
        }
      } catch (StepFailed e) {
        log.accept("the guard failed: " + e.getMessage());
      }
      pause(GUARD_MILLIS);
    }
  }

  /** As after a crash of the process: nothing is handed over. */
  void end() {
    over = true;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
