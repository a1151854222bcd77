package io.railiance.platform.ha;

import java.time.Duration;

/**
 * Is told what an agent sees and does, to tell people. Called by the thread of the rounds, but for
 * {@link #fenced} and {@link #answered}; must return at once.
 */
interface Listener {
  /** In each round, before the step is taken. */
  default void decided(Observation o, Decision decision) {}

  /**
   * The step was tried.
   *
   * @param done false if the API did not agree, or the node has promised something meanwhile
   */
  default void acted(Decision step, boolean done) {}

  /** A look or a step did not come to its end. */
  default void failed(String why) {}

  /** A round is over, whatever came of it. */
  default void ended(Duration round) {}

  /** The guard has stopped a primary. */
  default void fenced() {}

  /** The Kubernetes API was asked for something. */
  default void answered(Answer<?> answer) {}
}
