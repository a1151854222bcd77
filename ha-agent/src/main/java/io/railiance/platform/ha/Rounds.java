package io.railiance.platform.ha;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The life of an agent: look, decide, act, and again, until the node may leave. */
final class Rounds {
  private static final long AGAIN_MILLIS = 20;
  private static final long FAILED_MILLIS = 500;
  private static final long GUARD_MILLIS = 200;

  private final Agent agent;
  private final Decider decider;
  private final Listener listener;
  private final ToLongFunction<Observation> pace;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean over;

  Rounds(Agent agent, Decider decider, Listener listener) {
    this(agent, decider, listener, new Pace()::after);
  }

  /**
   * @param pace milliseconds that a node with nothing to do sleeps
   */
  Rounds(Agent agent, Decider decider, Listener listener, ToLongFunction<Observation> pace) {
    this.pace = pace;
    this.agent = agent;
    this.decider = decider;
    this.listener = listener;
  }

  /** Returns when the node may leave. */
  void run() {
    Thread guard = new Thread(this::guard, "guard");
    guard.setDaemon(true);
    guard.start();
    while (!over) {
      sleep(round());
    }
  }

  /**
   * @return milliseconds until the next one
   */
  private long round() {
    long begun = System.nanoTime();
    try {
      return step();
    } catch (StepFailed e) {
      listener.failed(e.getMessage());
      return FAILED_MILLIS;
    } finally {
      listener.ended(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private long step() {
    Observation o = agent.observe();
    Decision decision = decider.decide(o);
    listener.decided(o, decision);
    if (isTheLast(o, decision)) {
      over = true;
      return 0;
    }
    if (decision instanceof Decision.Wait || decision instanceof Decision.Refuse) {
      return pace.applyAsLong(o);
    }
    boolean done = agent.perform(o, decision);
    listener.acted(decision, done);
    over |= !done && isInVain(o, decision);
    return done ? AGAIN_MILLIS : FAILED_MILLIS;
  }

  /** A lease that cannot be given back, because the API is away, is over by itself. */
  private static boolean isInVain(Observation o, Decision decision) {
    return decision instanceof Decision.ReleaseLease && o.leftLongAgo();
  }

  /** Nobody can count on a node that refuses, so nobody has to be waited for. */
  private static boolean isTheLast(Observation o, Decision decision) {
    return decision instanceof Decision.Leave
        || decision instanceof Decision.Refuse && o.isLeaving();
  }

  private void guard() {
    while (!over) {
      try {
        if (agent.guard()) {
          listener.fenced();
        }
      } catch (StepFailed e) {
        listener.failed("the guard failed: " + e.getMessage());
      }
      Pause.millis(GUARD_MILLIS);
    }
  }

  /**
   * To another node; and if it has seen more of the lease, the next round begins at once, or as
   * soon as the present one is over.
   */
  Optional<Peer> answer(Ask ask) {
    if (agent.isNews(ask)) {
      wake();
    }
    return agent.answer(ask);
  }

  /** The next round begins at once: something happened that a look would find only later. */
  void wake() {
    woken.release();
  }

  private void sleep(long millis) {
    try {
      if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        woken.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As after a crash of the process: nothing is handed over. */
  void end() {
    over = true;
  }
}
