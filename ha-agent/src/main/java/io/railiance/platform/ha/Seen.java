package io.railiance.platform.ha;

import io.railiance.platform.ha.Server.Role;
import io.railiance.platform.ha.Volume.Data;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a node saw in its last round and decided, for people and machines that look on.
 *
 * @param heard the last answer of each other node, with the time at which it came
 */
record Seen(
    Observation o,
    Decision decision,
    Instant at,
    Optional<Leader> leader,
    Map<String, Heard> heard) {
  /**
   * Who takes writes.
   *
   * @param since as this node saw it, in this life of its process
   */
  record Leader(String node, long epoch, Instant since) {}

  /** An answer, and when it came. */
  record Heard(Peer peer, Instant at) {}

  Seen {
    heard = Map.copyOf(heard);
  }

  static Seen first(Observation o, Decision decision, Instant at) {
    return new Seen(o, decision, at, leader(o, at), heard(o, at));
  }

  Seen next(Observation nowSeen, Decision nowDecided, Instant now) {
    Map<String, Heard> all = new HashMap<>(heard);
    all.putAll(heard(nowSeen, now));
    Optional<Leader> leads = leader(nowSeen, now).map(this::unlessTheSame);
    return new Seen(nowSeen, nowDecided, now, leads, all);
  }

  private Leader unlessTheSame(Leader now) {
    return leader
        .filter(before -> before.node().equals(now.node()) && before.epoch() == now.epoch())
        .orElse(now);
  }

  private static Map<String, Heard> heard(Observation o, Instant at) {
    Map<String, Heard> heard = new HashMap<>();
    o.peers().forEach(peer -> heard.put(peer.node(), new Heard(peer, at)));
    return heard;
  }

  private static Optional<Leader> leader(Observation o, Instant at) {
    String holder = o.lease().holder();
    Optional<Server> server =
        holder.equals(o.self()) ? Optional.of(o.server()) : o.peer(holder).map(Peer::server);
    return server
        .filter(s -> s.is(Role.PRIMARY) && s.epoch() == o.lease().epoch())
        .map(s -> new Leader(holder, s.epoch(), at));
  }

  PodRole role() {
    return PodRole.of(o, decision);
  }

  boolean refuses() {
    return decision instanceof Decision.Refuse;
  }

  /** Bytes of the leader's log that a node does not have, as far as is known. */
  OptionalLong lag(Volume volume) {
    Optional<Data> first = leader.map(Leader::node).flatMap(this::volume).flatMap(Seen::data);
    return first.isPresent() && volume instanceof Data data
        ? OptionalLong.of(Math.max(0, first.get().lsn() - data.lsn()))
        : OptionalLong.empty();
  }

  private Optional<Volume> volume(String node) {
    return node.equals(o.self()) ? Optional.of(o.volume()) : o.peer(node).map(Peer::volume);
  }

  private static Optional<Data> data(Volume volume) {
    return volume instanceof Data data ? Optional.of(data) : Optional.empty();
  }
}
