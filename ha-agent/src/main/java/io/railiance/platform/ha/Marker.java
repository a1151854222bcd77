package io.railiance.platform.ha;

import java.util.List;

/**
 * What outlives everybody: who was made primary last, and where its acknowledged writes are. A
 * ConfigMap, written by the holder of the lease with the version that it read.
 *
 * @param version another after each change, to be compared for equality only; empty if the object
 *     is yet to be made
 * @param initialised false while the first node makes the database; no write was taken then
 * @param epoch of the lease under which {@code primary} was made primary
 * @param quorums all that may have acknowledged a write. More than one while a new one is not yet
 *     safe. None: nothing is promised
 */
record Marker(
    String version,
    boolean initialised,
    String systemId,
    String primary,
    long epoch,
    List<Quorum> quorums) {
  Marker {
    quorums = List.copyOf(quorums);
  }

  Marker withPrimary(String node, long epoch) {
    return new Marker(version, initialised, systemId, node, epoch, quorums);
  }

  Marker withQuorums(List<Quorum> quorums) {
    return new Marker(version, initialised, systemId, primary, epoch, quorums);
  }

  Marker withVersion(String version) {
    return new Marker(version, initialised, systemId, primary, epoch, quorums);
  }

  boolean exists() {
    return !version.isEmpty();
  }

  boolean names(String node, long epoch) {
    return initialised && primary.equals(node) && this.epoch == epoch;
  }
}
