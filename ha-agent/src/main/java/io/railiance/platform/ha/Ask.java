package io.railiance.platform.ha;

import io.railiance.platform.ha.Volume.Data;

/**
 * What a node asks each other node in each round.
 *
 * @param epoch of the lease that it holds, without being primary yet; 0 otherwise. Who answers
 *     takes no more writes from earlier primaries
 * @param yield whether it is a primary that cannot reach the API, and asks its standbys not to try
 *     for the lease
 * @param lease as it last read it
 */
record Ask(String from, long epoch, boolean yield, LeaseState lease) {

  /**
   * @param epoch of the lease, whoever holds it
   * @param free whether nobody does
   */
  record LeaseState(long epoch, boolean free) {
    /** Of an earlier agent, which does not say. */
    static final LeaseState UNKNOWN = new LeaseState(0, false);

    static LeaseState of(Lease lease) {
      return new LeaseState(lease.epoch(), lease.isFree());
    }

    /** Within an epoch a lease is held first, and then free. */
    boolean isAfter(LeaseState other) {
      return epoch > other.epoch || epoch == other.epoch && free && !other.free;
    }
  }

  static Ask of(Observation o) {
    boolean primary = o.server().is(Server.Role.PRIMARY);
    boolean asks = o.holds() && !primary && !o.server().is(Server.Role.SILENT);
    long epoch = asks ? o.lease().epoch() : 0;
    return new Ask(o.self(), epoch, primary && !o.apiAnswers(), LeaseState.of(o.lease()));
  }

  /**
   * Whether an answer can matter. Not to a holder that the marker names: enough have promised, and
   * it only has to become primary; nor to who knows nothing of its own server.
   */
  static boolean isNeeded(Observation o) {
    if (o.server().is(Server.Role.SILENT)) {
      return false;
    }
    boolean named = o.marker().filter(m -> m.names(o.self(), o.lease().epoch())).isPresent();
    boolean hasYetToLead =
        o.volume() instanceof Data data && data.history().lastEpoch() < o.lease().epoch();
    boolean becomesPrimary = o.holds() && named && hasYetToLead && o.server().equals(Server.ALONE);
    return !becomesPrimary || o.handover().isPresent();
  }
}
