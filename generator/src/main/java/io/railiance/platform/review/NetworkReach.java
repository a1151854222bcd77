package io.railiance.platform.review;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.NetworkPolicy.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whom the rules of a NetworkPolicy let through, peer by peer and port by port. */
final class NetworkReach {
  private static final String EVERYBODY = "everybody";
  private static final String EVERY_PORT = "every port";
  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  private NetworkReach() {}

  /** One peer on one port. */
  private record Way(String peer, String port) implements Comparable<Way> {
    boolean isWithin(SortedSet<Way> ways) {
      return ways.contains(this)
          || ways.contains(new Way(EVERYBODY, port))
          || ways.contains(new Way(peer, EVERY_PORT))
          || ways.contains(new Way(EVERYBODY, EVERY_PORT));
    }

    @Override
    public int compareTo(Way other) {
      int byPeer = peer.compareTo(other.peer);
      return byPeer != 0 ? byPeer : port.compareTo(other.port);
    }
  }

  static List<Hit> opened(ObjectChange change, Surroundings around) {
    return hits(change, "new", (before, after) -> without(after, before));
  }

  static List<Hit> closed(ObjectChange change, Surroundings around) {
    return hits(change, "old", (before, after) -> without(before, after));
  }

  /** The rules are written in another way, and let the same through. */
  static List<Hit> same(ObjectChange change, Surroundings around) {
    List<FieldChange> fields = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<FieldChange> own = fields(change, direction);
      if (!own.isEmpty()
          && Hits.isChange(change)
          && without(
                  ways(change.before().orElseThrow(), direction),
                  ways(change.after().orElseThrow(), direction))
              .isEmpty()
          && without(
                  ways(change.after().orElseThrow(), direction),
                  ways(change.before().orElseThrow(), direction))
              .isEmpty()) {
        fields.addAll(own);
      }
    }
    return fields.isEmpty() ? Hits.NONE : Hits.plain(fields);
  }

  /** The ways that one side has more. */
  private interface More {
    SortedSet<Way> of(SortedSet<Way> before, SortedSet<Way> after);
  }

  private static List<Hit> hits(ObjectChange change, String word, More more) {
    List<Hit> hits = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<FieldChange> fields = fields(change, direction);
      if (!fields.isEmpty() && Hits.isChange(change)) {
        SortedSet<Way> ways =
            more.of(
                ways(change.before().orElseThrow(), direction),
                ways(change.after().orElseThrow(), direction));
        if (!ways.isEmpty()) {
          Map<String, String> words =
              Map.of("direction", direction.toString(), word, shown(ways, direction));
          hits.add(new Hit(fields, words));
        }
      }
    }
    return hits;
  }

  private static List<FieldChange> fields(ObjectChange change, Direction direction) {
    return Hits.below(change, "spec", direction == Direction.INGRESS ? "ingress" : "egress");
  }

  private static SortedSet<Way> without(SortedSet<Way> ways, SortedSet<Way> others) {
    return ways.stream()
        .filter(each -> !each.isWithin(others))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<Way> ways(Rendered policy, Direction direction) {
    SortedSet<Way> ways = new TreeSet<>();
    Manifest manifest = policy.manifest();
    for (NetworkPolicy.Rule rule : new NetworkPolicy(manifest).rules(direction)) {
      for (String peer : peers(rule)) {
        for (String port : ports(rule)) {
          ways.add(new Way(peer, port));
        }
      }
    }
    return ways;
  }

  private static List<String> peers(NetworkPolicy.Rule rule) {
    List<String> peers = new ArrayList<>();
    rule.peers().forEach(peer -> peers.add(peer(peer)));
    return peers.isEmpty() ? List.of(EVERYBODY) : peers;
  }

  /** {@code namespace gitea, pods app=gitea}. */
  private static String peer(JsonNode peer) {
    JsonNode block = peer.path("ipBlock");
    if (block.isObject()) {
      List<String> except = new ArrayList<>();
      block.path("except").forEach(each -> except.add(each.asString("")));
      String all = block.path("cidr").asString("");
      return except.isEmpty() ? all : all + " but " + String.join(", ", except);
    }
    List<String> parts = new ArrayList<>();
    if (peer.has("namespaceSelector")) {
      LabelSelector namespaces = LabelSelector.of(peer.path("namespaceSelector"));
      String name = namespaces.labels().getOrDefault(NAMESPACE, "");
      boolean one = !name.isEmpty() && namespaces.labels().size() == 1;
      parts.add(
          one
              ? "namespace " + name
              : namespaces.isEmpty() ? "any namespace" : "namespaces with " + namespaces);
    }
    LabelSelector pods = LabelSelector.of(peer.path("podSelector"));
    parts.add(pods.isEmpty() ? "any pod" : "pods " + pods);
    return String.join(", ", parts);
  }

  private static List<String> ports(NetworkPolicy.Rule rule) {
    List<String> ports = new ArrayList<>();
    for (JsonNode each : rule.ports()) {
      String protocol = each.path("protocol").asString("TCP");
      String port = each.path("port").asString("any");
      String end = each.has("endPort") ? "-" + each.path("endPort").asString("") : "";
      ports.add(port + end + (protocol.equals("TCP") ? "" : "/" + protocol));
    }
    return ports.isEmpty() ? List.of(EVERY_PORT) : ports;
  }

  /** {@code from namespace gitea on 6379, 6380; from everybody on every port}. */
  private static String shown(SortedSet<Way> ways, Direction direction) {
    Map<String, String> ports =
        ways.stream()
            .collect(
                Collectors.groupingBy(
                    Way::peer,
                    TreeMap::new,
                    Collectors.mapping(Way::port, Collectors.joining(", "))));
    return ports.entrySet().stream()
        .map(each -> direction.peers() + " " + each.getKey() + " on " + each.getValue())
        .collect(Collectors.joining("; "));
  }
}
