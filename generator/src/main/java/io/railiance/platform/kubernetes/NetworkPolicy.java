package io.railiance.platform.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A NetworkPolicy, as Kubernetes reads one. */
public record NetworkPolicy(Manifest manifest) {
  /** A way that packets go, seen from the pods that the policy selects. */
  public enum Direction {
    INGRESS("Ingress", "ingress", "from"),
    EGRESS("Egress", "egress", "to");

    private final String type;
    private final String field;
    private final String peers;

    Direction(String type, String field, String peers) {
      this.type = type;
      this.field = field;
      this.peers = peers;
    }

    /** As in {@code policyTypes}. */
    @Override
    public String toString() {
      return type;
    }

    /** The field of a rule that holds its peers: {@code from} or {@code to}. */
    public String peers() {
      return peers;
    }
  }

  /**
   * Whether some rule of the policies of pods lets packets through. Where no policy isolates the
   * pods, all go through.
   */
  public static boolean allow(
      List<NetworkPolicy> policies,
      Direction direction,
      PodTemplate subject,
      Predicate<Rule> through) {
    List<NetworkPolicy> isolating =
        policies.stream()
            .filter(each -> each.selects(subject) && each.isolates(direction))
            .toList();
    return isolating.isEmpty()
        || isolating.stream().flatMap(policy -> policy.rules(direction).stream()).anyMatch(through);
  }

  public boolean selects(PodTemplate pods) {
    return LabelSelector.of(manifest.at("/spec/podSelector")).matches(pods.labels());
  }

  /** Whether what no rule allows is denied to the selected pods. */
  public boolean isolates(Direction direction) {
    for (JsonNode type : manifest.at("/spec/policyTypes")) {
      if (type.asString("").equals(direction.type)) {
        return true;
      }
    }
    return false;
  }

  public List<Rule> rules(Direction direction) {
    String pointer = "/spec/" + direction.field;
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < manifest.at(pointer).size(); i++) {
      rules.add(new Rule(manifest, pointer + "/" + i, direction));
    }
    return rules;
  }

  /** What one element of {@code ingress} or {@code egress} allows. */
  public record Rule(Manifest manifest, String pointer, Direction direction) {
    public JsonNode peers() {
      return manifest.at(pointer + "/" + direction.peers());
    }

    public JsonNode ports() {
      return manifest.at(pointer + "/ports");
    }

    /** Whether it allows packets from or to pods of the policy's own namespace. */
    public boolean reaches(PodTemplate peer) {
      return reaches(manifest.namespace(), peer.labels());
    }

    /** Whether it allows packets from or to pods with these labels. */
    public boolean reaches(String namespace, Map<String, String> labels) {
      for (JsonNode each : peers()) {
        if (each.has("podSelector") || each.has("namespaceSelector")) {
          boolean pods = LabelSelector.of(each.path("podSelector")).matches(labels);
          if (pods && reachesNamespace(each, namespace)) {
            return true;
          }
        }
      }
      return peers().isEmpty();
    }

    /** Of a namespace's labels only the one that Kubernetes gives it is known. */
    private boolean reachesNamespace(JsonNode peer, String namespace) {
      return peer.has("namespaceSelector")
          ? LabelSelector.of(peer.path("namespaceSelector"))
              .matches(Map.of("kubernetes.io/metadata.name", namespace))
          : namespace.equals(manifest.namespace());
    }

    /**
     * Whether it allows a port.
     *
     * @param server the pods that listen, to read a port's name by
     */
    public boolean opens(int port, String protocol, PodTemplate server) {
      for (JsonNode each : ports()) {
        boolean same = each.path("protocol").asString("TCP").equals(protocol);
        JsonNode number = each.path("port");
        boolean within =
            number.isNumber()
                ? number.asInt() <= port && port <= each.path("endPort").asInt(number.asInt())
                : server.portNumber(number) == port;
        if (same && within) {
          return true;
        }
      }
      return ports().isEmpty();
    }
  }
}
