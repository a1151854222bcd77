package io.railiance.platform.check;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.NetworkPolicy.Direction;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.Located;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Who is let in from another namespace, where consumers are, is one of them. */
final class ConsumersOnly implements Check.OfEnvironment {
  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  @Override
  public String rule() {
    return "consumers-only";
  }

  @Override
  public String why() {
    return "A port that a binding Secret leads to is open, from other namespaces, to the consumers that have stated a"
        + " need of that release, by their namespace and their podLabels, and to nobody else. What is open without a"
        + " need in specs/consumers/ is an arrow that no picture shows. Other ports, of metrics for one, are not"
        + " judged.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    for (Release release : graph.releases()) {
      for (Manifest manifest : release.of("NetworkPolicy")) {
        NetworkPolicy policy = new NetworkPolicy(manifest);
        for (NetworkPolicy.Rule rule : policy.rules(Direction.INGRESS)) {
          opened(policy, rule, release, graph)
              .ifPresent(port -> peers(rule, port, release, graph, findings));
        }
      }
    }
  }

  /** A port of a consumer that the rule opens, if it opens one. */
  private static Optional<Integer> opened(
      NetworkPolicy policy, NetworkPolicy.Rule rule, Release release, Graph graph) {
    for (PodTemplate server : release.pods()) {
      if (policy.selects(server)) {
        for (int port : portsOfConsumers(server, release, graph)) {
          if (rule.opens(port, "TCP", server)) {
            return Optional.of(port);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static SortedSet<Integer> portsOfConsumers(
      PodTemplate server, Release release, Graph graph) {
    SortedSet<Integer> ports = new TreeSet<>();
    for (StatedNeed need : graph.needs()) {
      if (!need.release().equals(release.chart())) {
        continue;
      }
      for (MadeSecret binding : graph.bindings(need)) {
        for (Endpoint endpoint : Endpoint.of(binding)) {
          Optional<Manifest> service = endpoint.service(graph);
          if (service.isPresent() && graph.behind(service.get()).contains(server)) {
            endpoint.port(service.get()).map(server::portBehind).ifPresent(ports::add);
          }
        }
      }
    }
    return ports;
  }

  private void peers(
      NetworkPolicy.Rule rule, int port, Release release, Graph graph, Findings findings) {
    for (int i = 0; i < rule.peers().size(); i++) {
      JsonNode peer = rule.peers().get(i);
      boolean ownNamespace =
          peer.has("podSelector") && !peer.has("namespaceSelector")
              || namespaces(peer).equals(Map.of(NAMESPACE, graph.namespace()));
      if (!ownNamespace && graph.needs().stream().noneMatch(need -> is(peer, need, release))) {
        String pointer = Located.child(rule.pointer() + "/from", i);
        findings.add(
            Finding.error(
                rule(),
                rule.manifest().place(pointer),
                rule.manifest().shown()
                    + " opens port "
                    + port
                    + ", which is for consumers, to "
                    + peer
                    + ", of which no need at release "
                    + release.chart()
                    + " is stated",
                "State the need in specs/consumers/, or close the rule."));
      }
    }
  }

  /** Whether a peer is a consumer's pods, and no more than they. */
  private static boolean is(JsonNode peer, StatedNeed need, Release release) {
    LabelSelector pods = LabelSelector.of(peer.path("podSelector"));
    return need.release().equals(release.chart())
        && namespaces(peer).equals(Map.of(NAMESPACE, need.namespace()))
        && pods.labels().entrySet().containsAll(need.podLabels().entrySet());
  }

  private static Map<String, String> namespaces(JsonNode peer) {
    return LabelSelector.of(peer.path("namespaceSelector")).labels();
  }
}
