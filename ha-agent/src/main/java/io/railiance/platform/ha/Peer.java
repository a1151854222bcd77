package io.railiance.platform.ha;

/**
 * What another node answered in this round.
 *
 * @param promisedEpoch it takes no more writes from primaries of earlier epochs
 * @param leaving it was asked to stop
 * @param yields it will not try for the lease for one lease from the moment that it was asked
 */
record Peer(
    String node,
    Volume volume,
    Server server,
    long promisedEpoch,
    boolean leaving,
    boolean yields) {
  /** Of one whose volume has some. */
  Volume.Data data() {
    return (Volume.Data) volume;
  }
}
