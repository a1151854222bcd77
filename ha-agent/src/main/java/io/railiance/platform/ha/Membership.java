package io.railiance.platform.ha;

import io.railiance.platform.ha.Decision.ClearQuorum;
import io.railiance.platform.ha.Decision.SetQuorum;
import io.railiance.platform.ha.Decision.WriteMarker;
import io.railiance.platform.ha.Volume.Data;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which copies a primary waits for. A change goes in steps, so that at each moment the marker names
 * every quorum that may have acknowledged a write:
 *
 * <pre>
 * marker [A]      server A
 * marker [A, B]   server A
 * marker [A, B]   server B     until all that was written before is safe under B as well
 * marker [B]      server B
 * </pre>
 */
class Membership {
  /** Of a database that was just made. */
  List<Quorum> first(Settings settings, String self, Data data) {
    return settings.durability() == Durability.ASYNCHRONOUS
        ? List.of()
        : List.of(new Quorum(Map.of(self, data.id()), writes(settings, 1)));
  }

  /**
   * A new primary is a voter of the latest quorum. It has every write that was acknowledged, so
   * where it is not, it begins a quorum of its own.
   */
  Marker withVoter(Marker marker, Settings settings, String self, Data data) {
    List<Quorum> named = marker.quorums();
    if (named.isEmpty() || data.id().equals(Decider.last(named).voters().get(self))) {
      return marker;
    }
    List<Quorum> more = new ArrayList<>(named);
    more.add(new Quorum(Map.of(self, data.id()), writes(settings, 1)));
    return marker.withQuorums(more);
  }

  Optional<Decision> next(Observation o) {
    Marker marker = o.marker().orElseThrow();
    Optional<Decision> members = members(o);
    if (members.isPresent()) {
      return members;
    }
    if (o.settings().durability() == Durability.ASYNCHRONOUS) {
      return withoutPromise(o, marker);
    }
    Quorum wanted = wanted(o);
    List<Quorum> named = marker.quorums();
    Quorum latest = named.isEmpty() ? null : Decider.last(named);
    if (latest == null || !wanted.equals(latest)) {
      return Optional.of(new WriteMarker(marker.withQuorums(before(named, wanted, o))));
    }
    boolean isSet = o.quorum().equals(Optional.of(latest));
    if (!isSet || named.size() > 1 && o.memory().switchedAt() < 0) {
      return Optional.of(new SetQuorum(latest));
    }
    if (named.size() > 1 && isSafe(o, latest)) {
      return Optional.of(new WriteMarker(marker.withQuorums(List.of(latest))));
    }
    return Optional.empty();
  }

  /** Of the settings; and a node that is no more, as long as it counts, or may have the most. */
  Optional<Decision> members(Observation o) {
    Marker marker = o.marker().orElseThrow();
    boolean leads = o.server().is(Server.Role.PRIMARY);
    List<String> members = new ArrayList<>(o.settings().nodes());
    marker.members().stream()
        .filter(node -> !members.contains(node))
        .filter(node -> !leads || marker.counts(node) || node.equals(o.self()))
        .forEach(members::add);
    return members.equals(marker.members())
        ? Optional.empty()
        : Optional.of(new WriteMarker(marker.withMembers(members)));
  }

  /** Those that may have acknowledged, then the one that shall. */
  List<Quorum> before(List<Quorum> named, Quorum wanted, Observation o) {
    List<Quorum> all = new ArrayList<>(named);
    all.removeIf(wanted::equals);
    all.add(wanted);
    return all;
  }

  private static Optional<Decision> withoutPromise(Observation o, Marker marker) {
    if (o.quorum().isPresent()) {
      return Optional.of(new ClearQuorum());
    }
    return marker.quorums().isEmpty()
        ? Optional.empty()
        : Optional.of(new WriteMarker(marker.withQuorums(List.of())));
  }

  private Quorum wanted(Observation o) {
    Data mine = (Data) o.volume();
    Map<String, String> voters = new HashMap<>();
    voters.put(o.self(), mine.id());
    o.flushed()
        .forEach(
            (node, standby) -> {
              if (keepsUp(o, mine, node, standby)) {
                voters.put(node, standby.copy());
              }
            });
    List<Quorum> named = o.marker().orElseThrow().quorums();
    int writes = writes(o.settings(), voters.size());
    return voters.size() < writes && !named.isEmpty()
        ? Decider.last(named)
        : new Quorum(voters, writes);
  }

  private static int writes(Settings settings, int voters) {
    int writes = 1 + settings.acknowledgements();
    return settings.durability() == Durability.REQUIRED ? writes : Math.min(writes, voters);
  }

  static boolean keepsUp(Observation o, Data mine, String node, Observation.Standby standby) {
    return o.settings().nodes().contains(node)
        && o.peer(node).filter(Peer::leaving).isEmpty()
        && standby.lsn() >= mine.lsn() - o.settings().maxLag();
  }

  /** All that was written before this quorum was set is on as many of its copies as it asks for. */
  boolean isSafe(Observation o, Quorum quorum) {
    if (o.memory().switchedAt() < 0) {
      return false;
    }
    Map<String, String> copies = new HashMap<>();
    copies.put(o.self(), ((Data) o.volume()).id());
    o.flushed()
        .forEach(
            (node, standby) -> {
              if (standby.lsn() >= o.memory().switchedAt()) {
                copies.put(node, standby.copy());
              }
            });
    return quorum.acknowledgedBy(copies);
  }
}
