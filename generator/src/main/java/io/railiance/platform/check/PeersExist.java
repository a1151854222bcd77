package io.railiance.platform.check;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.NetworkPolicy.Direction;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.Located;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whom a NetworkPolicy names in its own namespace is there. */
final class PeersExist implements Check.OfEnvironment {
  @Override
  public String rule() {
    return "peers-exist";
  }

  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  @Override
  public String why() {
    return "Each podSelector among a NetworkPolicy's peers, if it means the policy's own namespace,"
        + " by name or because none is named, selects pods of some release of the"
        + " environment, and where packets go out these have one of the ports, and each that"
        + " is named. A rule for pods that are not there is a door for whoever takes their"
        + " labels, or a spelling mistake that shows as a time-out.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    List<PodTemplate> pods = graph.pods();
    for (NetworkPolicy policy : graph.policies()) {
      for (Direction direction : Direction.values()) {
        for (NetworkPolicy.Rule rule : policy.rules(direction)) {
          peers(rule, pods, graph.needs(), findings);
          ports(rule, pods, graph.needs(), findings);
        }
      }
    }
  }

  private void peers(
      NetworkPolicy.Rule rule, List<PodTemplate> pods, List<StatedNeed> needs, Findings findings) {
    for (int i = 0; i < rule.peers().size(); i++) {
      JsonNode peer = rule.peers().get(i);
      if (!isOwn(peer, rule, needs)) {
        continue;
      }
      LabelSelector selector = LabelSelector.of(peer.path("podSelector"));
      List<PodTemplate> there =
          pods.stream().filter(each -> selector.matches(each.labels())).toList();
      boolean ports =
          rule.direction() == Direction.INGRESS
              || there.stream().anyMatch(each -> hasPortOf(rule, each));
      if (there.isEmpty() || !ports) {
        String pointer = Located.child(rule.pointer() + "/" + rule.direction().peers(), i);
        findings.add(
            Finding.error(
                rule(),
                rule.manifest().place(pointer),
                rule.manifest().shown()
                    + ", "
                    + rule.direction()
                    + ": "
                    + (there.isEmpty() ? "no pods have the labels [" : "no port of the pods [")
                    + selector
                    + (there.isEmpty() ? "]" : "] is open"),
                "Correct the labels or the ports, or leave the peer out."));
      }
    }
  }

  /** Each port that is named, of a way out to pods that are all known. */
  private void ports(
      NetworkPolicy.Rule rule, List<PodTemplate> pods, List<StatedNeed> needs, Findings findings) {
    List<JsonNode> peers = rule.peers().valueStream().toList();
    if (rule.direction() == Direction.INGRESS
        || peers.isEmpty()
        || !peers.stream().allMatch(each -> isOwn(each, rule, needs))) {
      return;
    }
    List<LabelSelector> selectors =
        peers.stream().map(each -> LabelSelector.of(each.path("podSelector"))).toList();
    for (int i = 0; i < rule.ports().size(); i++) {
      JsonNode port = rule.ports().get(i).path("port");
      boolean there =
          pods.stream()
              .filter(each -> selectors.stream().anyMatch(own -> own.matches(each.labels())))
              .anyMatch(each -> each.hasPort(port));
      if (port.isString() && !there) {
        findings.add(
            Finding.error(
                rule(),
                rule.manifest().place(Located.child(rule.pointer() + "/ports", i)),
                rule.manifest().shown()
                    + ", "
                    + rule.direction()
                    + ": no pod that it leads to has a port \""
                    + port.asString()
                    + "\"",
                "Correct the name of the port, or leave it out."));
      }
    }
  }

  /** Pods that must be a release's: in the policy's namespace, and not an application's there. */
  private static boolean isOwn(JsonNode peer, NetworkPolicy.Rule rule, List<StatedNeed> needs) {
    String own = rule.manifest().namespace();
    JsonNode labels = peer.path("namespaceSelector").path("matchLabels");
    LabelSelector selector = LabelSelector.of(peer.path("podSelector"));
    return peer.has("podSelector")
        && (!peer.has("namespaceSelector") || labels.path(NAMESPACE).asString("").equals(own))
        && needs.stream()
            .noneMatch(each -> each.namespace().equals(own) && selector.matches(each.podLabels()));
  }

  private static boolean hasPortOf(NetworkPolicy.Rule rule, PodTemplate server) {
    return rule.ports().isEmpty()
        || rule.ports().valueStream().anyMatch(port -> opens(rule, port, server));
  }

  private static boolean opens(NetworkPolicy.Rule rule, JsonNode port, PodTemplate server) {
    return port.has("endPort")
        || server.hasPort(port.path("port"))
        || rule.opens(
                server.portNumber(port.path("port")), port.path("protocol").asString("TCP"), server)
            && server.portNumber(port.path("port")) > 0;
  }
}
