package io.railiance.platform.ha;

import io.railiance.platform.ha.Volume.Data;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Observations of pg-0 in a group of three, in the words of a test. */
final class Looks {
  private static final List<String> NODES = List.of("pg-0", "pg-1", "pg-2");
  private static final long NOW = 100_000;

  private Looks() {}

  /** In epoch 7, with pg-1 streaming and pg-2 silent. */
  static Observation primary() {
    return look(
        Server.primary(7),
        data(5_000),
        "pg-0",
        List.of(peer("pg-1", Server.following("pg-0"), 3_000)),
        NOW + 5_000);
  }

  /** Its lease is not renewed. */
  static Observation primaryWithoutAuthority() {
    return look(Server.primary(7), data(5_000), "pg-0", List.of(), NOW);
  }

  /** Of pg-1. */
  static Observation standby() {
    return look(
        Server.following("pg-1"),
        data(5_000),
        "pg-1",
        List.of(peer("pg-1", Server.primary(7), 5_000 + 3 * 1_024)),
        NOW);
  }

  static Observation with(Server server) {
    return look(server, data(5_000), "pg-1", List.of(), NOW);
  }

  static Observation with(Volume volume) {
    return look(Server.STOPPED, volume, "", List.of(), NOW);
  }

  /** A standby of pg-1 that saw the lease change so long ago, and has promised an epoch. */
  static Observation standby(long millisAgo, long promised, boolean apiAnswers) {
    Observation o = standby();
    Memory memory = Memory.atStart(NOW - 60_000).leaseSeen(NOW - millisAgo).promised(promised);
    return new Observation(
        o.settings(),
        o.self(),
        o.incarnation(),
        o.now(),
        o.volume(),
        promised == 0 ? o.server() : Server.ALONE,
        apiAnswers,
        o.lease(),
        o.marker(),
        List.of(),
        o.quorum(),
        o.flushed(),
        memory,
        o.handover());
  }

  /** It holds the lease of epoch 7, the marker names it, and it last wrote in that epoch. */
  static Observation holder(Server server, long wrote) {
    Data data = new Data("7591", "c0", new History(List.of(new History.Fork(wrote, 100))), 5, true);
    return look(server, data, "pg-0", List.of(), NOW + 5_000);
  }

  /** It holds the lease, and pg-1 has what it takes to lead. */
  static Observation holder(Volume volume) {
    List<Peer> peers = List.of(peer("pg-1", Server.ALONE, 3_000));
    return look(Server.STOPPED, volume, "pg-0", peers, NOW + 5_000);
  }

  /** With pg-1 alive, which has less. */
  static Observation of(Volume volume, Server server, String holder) {
    List<Peer> peers = List.of(peer("pg-1", Server.ALONE, 3_000));
    return look(server, volume, holder, peers, NOW + 5_000);
  }

  /** Its server answered so long ago, and its authority goes on for so long. */
  static Observation silent(String holder, long millisAgo, long authority) {
    Observation o = look(Server.SILENT, data(5_000), holder, List.of(), NOW);
    Memory memory =
        Memory.atStart(NOW - 60_000)
            .renewed(NOW - 7_000, NOW + authority)
            .answered(NOW - millisAgo);
    return new Observation(
        o.settings(),
        o.self(),
        o.incarnation(),
        o.now(),
        Local.SILENT.volume(),
        o.server(),
        true,
        o.lease(),
        o.marker(),
        List.of(),
        Optional.empty(),
        Map.of(),
        memory,
        Optional.empty());
  }

  private static Peer peer(String node, Server server, long lsn) {
    return new Peer(node, data(lsn), server, 7, false, false);
  }

  private static Data data(long lsn) {
    return new Data("7591", "c0", new History(List.of(new History.Fork(7, 100))), lsn, true);
  }

  private static Observation look(
      Server server, Volume volume, String holder, List<Peer> peers, long authorityUntil) {
    Quorum quorum = new Quorum(Map.of("pg-0", "c0", "pg-1", "c1"), 2);
    Memory memory =
        holder.equals("pg-0")
            ? Memory.atStart(NOW - 60_000).renewed(NOW - 1_500, authorityUntil)
            : Memory.atStart(NOW - 4_000);
    return new Observation(
        Settings.of(NODES, Durability.REQUIRED),
        "pg-0",
        1,
        NOW,
        volume,
        server,
        true,
        new Lease(holder, 1, 7, "12"),
        Optional.of(new Marker("3", NODES, true, "7591", holder, 7, List.of(quorum))),
        peers,
        Optional.of(quorum),
        server.is(Server.Role.PRIMARY)
            ? Map.of("pg-1", new Observation.Standby("c1", 3_000))
            : Map.of(),
        memory,
        Optional.empty());
  }
}
