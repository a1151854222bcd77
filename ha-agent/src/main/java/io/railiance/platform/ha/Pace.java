package io.railiance.platform.ha;

import java.time.Duration;

/** How long a node looks, and how long one that has nothing to do sleeps before it looks again. */
final class Pace {
  /**
   * A server that has not answered by then counts as silent. A fraction of what a lease lasts, so
   * that one late answer costs no renewal; and what peers wait for an answer.
   */
  static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

  private static final long USUAL_MILLIS = 1_000;
  private static final long TAKEOVER_MILLIS = 100;
  private static final long API_AWAY_MILLIS = 500;
  private static final long SILENT_MILLIS = 200;
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
    if (o.server().is(Server.Role.SILENT)) {
      return SILENT_MILLIS;
    }
    if (o.isTakeover()) {
      return TAKEOVER_MILLIS;
    }
    long left = o.holds() ? o.untilRenewal() : o.untilLeaseIsOver();
    return left > 0 ? Math.min(left, USUAL_MILLIS) : USUAL_MILLIS;
  }
}
