package io.railiance.platform.ha;

import io.railiance.platform.ha.Volume.Data;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way out for a primary that renews its lease and is cut off from all the others: it acknowledges
 * nothing, and nobody may take its lease. Who could go on without it asks for the lease through the
 * API; it releases what it cannot use. What comes then is an election like any other, so a claim
 * that was wrong costs time, and no write.
 */
final class Claim {
  private Claim() {}

  /** Another node asks for the lease that this one holds, and is not heard here either. */
  static Optional<String> by(Observation o) {
    String candidate = o.lease().candidate();
    boolean claims =
        !candidate.isEmpty()
            && !candidate.equals(o.self())
            && Candidates.isMember(o, candidate)
            && o.peer(candidate).isEmpty();
    return claims ? Optional.of(candidate) : Optional.empty();
  }

  /** No standby receives that a write could be acknowledged by. */
  static boolean isBlocked(Observation o) {
    Map<String, String> copies = new HashMap<>();
    copies.put(o.self(), ((Data) o.volume()).id());
    o.flushed().forEach((node, standby) -> copies.put(node, standby.copy()));
    return o.quorum().filter(quorum -> !quorum.acknowledgedBy(copies)).isPresent();
  }

  /** Nobody here hears the holder, which renews; and writes would go on without it. */
  static boolean isDue(Observation o) {
    return o.apiAnswers()
        && o.lease().candidate().isEmpty()
        && isRenewed(o)
        && o.peer(o.lease().holder()).isEmpty()
        && !o.isLeaving()
        && o.now() >= o.memory().yieldUntil()
        && o.server().equals(Server.ALONE)
        && Candidates.isMember(o, o.self())
        && o.volume() instanceof Data mine
        && couldGoOn(o, mine);
  }

  /** A holder that is gone is waited for, and a claim would only prolong its lease. */
  private static boolean isRenewed(Observation o) {
    long age = o.now() - o.memory().leaseChangedAt();
    return !o.lease().isFree() && age < 2 * o.settings().retryMillis();
  }

  private static boolean couldGoOn(Observation o, Data mine) {
    if (!Candidates.canLead(mine, o)
        || Candidates.rivals(o).anyMatch(peer -> peer.data().isAheadOf(mine))) {
      return false;
    }
    Map<String, String> copies = new HashMap<>();
    copies.put(o.self(), mine.id());
    others(o).forEach(peer -> copies.put(peer.node(), peer.data().id()));
    Marker marker = o.marker().orElseThrow();
    return !marker.quorums().isEmpty()
        && copies.size() > o.settings().acknowledgements()
        && marker.quorums().stream().allMatch(quorum -> quorum.decidedBy(copies));
  }

  /** Those that hear nobody who leads, either. */
  private static Stream<Peer> others(Observation o) {
    return Candidates.settled(o)
        .filter(peer -> !peer.leaving() && peer.server().equals(Server.ALONE));
  }
}
