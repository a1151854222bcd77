package io.railiance.platform.ha;

import java.util.List;

/**
 * What outlives everybody: who was made primary last, and where its acknowledged writes are. A
 * ConfigMap, written by the holder of the lease with the version that it read.
 *
 * @param version another after each change, to be compared for equality only; empty if the object
 *     is yet to be made
 * @param members who may take the lease. The primary keeps it to the nodes of its settings, so that
 *     it knows everybody who could follow it
 * @param initialised false while the first node makes the database; no write was taken then
 * @param epoch of the lease under which {@code primary} was made primary
 * @param quorums all that may have acknowledged a write. More than one while a new one is not yet
 *     safe. None: nothing is promised
 */
record Marker(
    String version,
    List<String> members,
    boolean initialised,
    String systemId,
    String primary,
    long epoch,
    List<Quorum> quorums) {
  Marker {
    members = List.copyOf(members);
    quorums = List.copyOf(quorums);
  }

  Marker withPrimary(String node, long epoch) {
    return new Marker(version, members, initialised, systemId, node, epoch, quorums);
  }

  Marker withQuorums(List<Quorum> quorums) {
    return new Marker(version, members, initialised, systemId, primary, epoch, quorums);
  }

  Marker withMembers(List<String> members) {
    return new Marker(version, members, initialised, systemId, primary, epoch, quorums);
  }

  boolean counts(String node) {
    return quorums.stream().anyMatch(quorum -> quorum.voters().containsKey(node));
  }

  Marker withVersion(String version) {
    return new Marker(version, members, initialised, systemId, primary, epoch, quorums);
  }

  boolean exists() {
    return !version.isEmpty();
  }

  boolean names(String node, long epoch) {
    return initialised && primary.equals(node) && this.epoch == epoch;
  }
}
