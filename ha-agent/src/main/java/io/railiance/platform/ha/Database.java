package io.railiance.platform.ha;

/** PostgreSQL and its volume, in the hands of one thread at a time. */
interface Database {
  /**
   * @throws StepFailed if that cannot be said now
   */
  Local look();

  /**
   * Carries out a step that is about the server.
   *
   * @throws StepFailed if it did not come to its end; the next look shows how far it came
   */
  void perform(Decision step);

  /** Stops taking writes at once. Any thread may call this at any time. */
  void fence();
}
