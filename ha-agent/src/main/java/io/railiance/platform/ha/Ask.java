package io.railiance.platform.ha;

/**
 * What a node asks each other node in each round.
 *
 * @param epoch of the lease that it holds, without being primary yet; 0 otherwise. Who answers
 *     takes no more writes from earlier primaries
 * @param yield whether it is a primary that cannot reach the API, and asks its standbys not to try
 *     for the lease
 */
record Ask(String from, long epoch, boolean yield) {
  static Ask of(Observation o) {
    boolean primary = o.server().is(Server.Role.PRIMARY);
    return new Ask(
        o.self(), o.holds() && !primary ? o.lease().epoch() : 0, primary && !o.apiAnswers());
  }
}
