package io.railiance.platform.ha;

import java.util.List;

/** What nodes promise each other, and what follows from a promise. Both sides, in one place. */
class Promises {
  /**
   * What a node remembers after it was asked. If {@link Memory#promisedEpoch} grew, its server is
   * to {@link Decision.StandAlone stand alone} before it answers.
   */
  Memory afterAsked(Ask ask, Observation o) {
    Memory memory = o.memory();
    if (ask.epoch() > memory.promisedEpoch()) {
      memory = memory.promised(ask.epoch());
    }
    return yields(ask, o) ? memory.yieldUntil(o.now() + o.settings().leaseMillis()) : memory;
  }

  /** Follows the one that asks, and has seen nobody else with the lease. */
  boolean yields(Ask ask, Observation o) {
    return ask.yield()
        && o.server().upstream().equals(ask.from())
        && o.lease().holder().equals(ask.from());
  }

  /** All others have yielded to this primary, so nobody takes its lease while the API is away. */
  Memory afterAnswers(List<Peer> peers, long askedAt, Observation o) {
    return allYield(peers, o)
        ? o.memory().authorityUntil(askedAt + o.settings().authorityMillis())
        : o.memory();
  }

  boolean allYield(List<Peer> peers, Observation o) {
    return o.server().is(Server.Role.PRIMARY)
        && peers.stream().filter(Peer::yields).count()
            == o.marker().orElseThrow().members().size() - 1;
  }
}
