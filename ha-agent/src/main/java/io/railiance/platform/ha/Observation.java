package io.railiance.platform.ha;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a node knows at one moment.
 *
 * @param now of its own monotonic clock
 * @param apiAnswers whether lease and marker were read in this round; if not, they are as last seen
 * @param marker empty if there is none
 * @param peers those that answered in this round
 * @param quorum that the server waits for; empty if for none
 * @param flushed how far each standby that streams from here has written, by node and its copy
 * @param handover what this node was asked to; a planned switchover that took too long is none
 */
record Observation(
    Settings settings,
    String self,
    long incarnation,
    long now,
    Volume volume,
    Server server,
    boolean apiAnswers,
    Lease lease,
    Optional<Marker> marker,
    List<Peer> peers,
    Optional<Quorum> quorum,
    Map<String, Standby> flushed,
    Memory memory,
    Optional<Handover> handover) {

  /** A standby as its primary sees it. */
  record Standby(String copy, long lsn) {}

  Local local() {
    return new Local(volume, server, quorum, flushed);
  }

  boolean isLeaving() {
    return handover.filter(Handover::leaves).isPresent();
  }

  /** As long as others are waited for. */
  boolean leftLongAgo() {
    return isLeaving() && now - handover.orElseThrow().since() >= settings.patienceMillis();
  }

  boolean holds() {
    return lease.isHeldBy(self, incarnation);
  }

  /** Somebody holds the lease and does not lead yet; this node, if another one, has promised. */
  boolean isTakeover() {
    return !lease.isFree()
        && untilLeaseIsOver() > 0
        && memory.promisedEpoch() == lease.epoch()
        && !server.is(Server.Role.PRIMARY)
        && !server.upstream().equals(lease.holder());
  }

  /** Zero or less if it is, or if nobody holds it. */
  long untilLeaseIsOver() {
    return lease.isFree() ? 0 : memory.leaseChangedAt() + settings.leaseMillis() - now;
  }

  /** Zero or less if it is due. */
  long untilRenewal() {
    return memory.renewedAt() + settings.retryMillis() - now;
  }

  Optional<Peer> peer(String node) {
    return peers.stream().filter(peer -> peer.node().equals(node)).findFirst();
  }
}
