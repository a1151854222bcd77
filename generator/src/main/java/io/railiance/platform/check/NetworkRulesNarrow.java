package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.NetworkPolicy.Direction;
import io.railiance.platform.kubernetes.NetworkPolicy.Rule;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Each rule of a NetworkPolicy says who and which port. */
final class NetworkRulesNarrow implements Check.OfRelease {
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");

  @Override
  public String rule() {
    return "network-rules-narrow";
  }

  @Override
  public String why() {
    return "Each rule of a NetworkPolicy names its peers and its ports, a port by name is one of the selected pods, and"
        + " nobody is admitted from every namespace or address. Kubernetes reads a missing or empty list as everything:"
        + " egress: [{ports: []}] looks closed and is open.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    for (Manifest manifest : release.of("NetworkPolicy")) {
      NetworkPolicy policy = new NetworkPolicy(manifest);
      for (Direction direction : Direction.values()) {
        for (Rule rule : policy.rules(direction)) {
          peers(rule, findings);
          ports(rule, policy, release, findings);
        }
        if (!policy.rules(direction).isEmpty() && !policy.isolates(direction)) {
          add(
              findings,
              manifest,
              "/spec/policyTypes",
              manifest.shown() + " has rules for " + direction + ", which is not in policyTypes",
              "Add " + direction + " to policyTypes.");
        }
      }
    }
  }

  private void peers(Rule rule, Findings findings) {
    String at = rule.pointer() + "/" + rule.direction().peers();
    if (rule.peers().isEmpty()) {
      add(
          findings,
          rule.manifest(),
          rule.peers().isMissingNode() ? rule.pointer() : at,
          "a rule without peers allows everyone",
          "Name the peers in \"" + rule.direction().peers() + "\".");
    }
    for (int i = 0; i < rule.peers().size(); i++) {
      if (isEveryone(rule.peers().get(i), rule)) {
        add(
            findings,
            rule.manifest(),
            at + "/" + i,
            "this peer is everyone",
            "Name pods and their namespace, or a narrower address block.");
      }
    }
  }

  /** Addresses outside of the cluster may be reached where the port says what for. */
  private static boolean isEveryone(JsonNode peer, Rule rule) {
    if (peer.has("ipBlock")) {
      boolean anywhere = EVERYWHERE.contains(peer.at("/ipBlock/cidr").asString(""));
      return anywhere && (rule.direction() == Direction.INGRESS || rule.ports().isEmpty());
    }
    return peer.path("podSelector").isEmpty()
        && peer.path("namespaceSelector").isEmpty()
        && (peer.has("namespaceSelector") || !peer.has("podSelector"));
  }

  private void ports(Rule rule, NetworkPolicy policy, Release release, Findings findings) {
    String at = rule.pointer() + "/ports";
    if (rule.ports().isEmpty()) {
      add(
          findings,
          rule.manifest(),
          rule.ports().isMissingNode() ? rule.pointer() : at,
          "a rule without ports allows all of them",
          "Name the ports.");
    }
    for (int i = 0; i < rule.ports().size(); i++) {
      JsonNode port = rule.ports().get(i).path("port");
      if (port.isMissingNode()) {
        add(
            findings,
            rule.manifest(),
            at + "/" + i,
            "a port without a number allows all of them",
            "Add \"port\".");
      } else if (rule.direction() == Direction.INGRESS
          && release.pods().stream()
              .filter(policy::selects)
              .noneMatch(pods -> pods.hasPort(port))) {
        add(
            findings,
            rule.manifest(),
            at + "/" + i,
            "none of the selected pods has port " + port.asString(""),
            "Name a port of their containers.");
      }
    }
  }

  private void add(
      Findings findings, Manifest manifest, String pointer, String message, String remedy) {
    findings.add(Finding.error(rule(), manifest.place(pointer), message, remedy));
  }
}
