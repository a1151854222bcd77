package io.railiance.platform.ha;

/** How long a node that has nothing to do sleeps before it looks again. */
final class Pace {
  private static final long USUAL_MILLIS = 1_000;
  private static final long TAKEOVER_MILLIS = 200;
  private static final long API_AWAY_MILLIS = 500;
  private static final long AT_ONCE_MILLIS = 20;

  private boolean apiAnswered = true;

  /**
   * A connection that was lost is made anew at once, but an API that is away is not pressed. While
   * the lease changes hands nobody takes writes, so no node sleeps over its end; nor over a
   * renewal, for what is late is missing when the API is away.
   */
  long after(Observation o) {
    boolean answeredBefore = apiAnswered;
    apiAnswered = o.apiAnswers();
    if (!apiAnswered) {
      return answeredBefore ? AT_ONCE_MILLIS : API_AWAY_MILLIS;
    }
    if (o.isTakeover()) {
      return TAKEOVER_MILLIS;
    }
    long left = o.holds() ? o.untilRenewal() : o.untilLeaseIsOver();
    return left > 0 ? Math.min(left, USUAL_MILLIS) : USUAL_MILLIS;
  }
}
