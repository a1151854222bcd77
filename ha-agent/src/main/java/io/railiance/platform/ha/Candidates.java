package io.railiance.platform.ha;

import io.railiance.platform.ha.Server.Role;
import io.railiance.platform.ha.Volume.Data;
import java.util.stream.Stream;

/**
 * Who may take the lease, as far as the node that looks can tell: a member that has the database.
 */
final class Candidates {
  private Candidates() {}

  /** The primary of an earlier moment knows all who may follow it. */
  static boolean isMember(Observation o, String node) {
    return o.marker().map(Marker::members).orElse(o.settings().nodes()).contains(node);
  }

  /**
   * What was initialised beside the database that the marker names, and never opened, leads nobody.
   */
  static boolean canLead(Data data, Observation o) {
    return data.whole()
        && o.marker().filter(marker -> marker.systemId().equals(data.systemId())).isPresent();
  }

  /** Peers whose position is known and cannot grow but by their own promotion. */
  static Stream<Peer> settled(Observation o) {
    return o.peers().stream()
        .filter(peer -> peer.volume() instanceof Data data && canLead(data, o))
        .filter(peer -> peer.server().is(Role.STANDBY));
  }

  /** Of those, who may take the lease. */
  static Stream<Peer> rivals(Observation o) {
    return settled(o).filter(peer -> isMember(o, peer.node()));
  }
}
