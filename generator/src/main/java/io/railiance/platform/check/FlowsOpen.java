package io.railiance.platform.check;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.NetworkPolicy.Direction;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Pods that name a Service, of their own release or of another one, may connect to it. */
final class FlowsOpen implements Check.OfRelease, Check.OfEnvironment {
  @Override
  public String rule() {
    return "flows-open";
  }

  @Override
  public String why() {
    return "Where a container's command, environment or configuration names a Service by its DNS name or with a port, the"
        + " NetworkPolicies let its pods out to the Service's pods and let these admit it, on at least one of its ports. Default deny is easily one rule too narrow, which shows only at the first failover.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    check(release.manifests(), release.namespace(), findings);
  }

  @Override
  public void check(Graph graph, Findings findings) {
    check(graph.manifests().toList(), graph.namespace(), findings);
  }

  private void check(List<Manifest> manifests, String namespace, Findings findings) {
    List<NetworkPolicy> policies =
        of("NetworkPolicy", manifests).stream().map(NetworkPolicy::new).toList();
    List<Manifest> services = of("Service", manifests);
    List<PodTemplate> all = manifests.stream().flatMap(each -> each.pods().stream()).toList();
    for (PodTemplate client : all) {
      String text = PodText.of(client, of("ConfigMap", manifests));
      for (Manifest service : services) {
        if (names(service, namespace).matcher(text).find()) {
          servers(service, all).stream()
              .filter(server -> !isItself(client, server))
              .forEach(server -> flow(client, service, server, policies, findings));
        }
      }
    }
  }

  private static List<Manifest> of(String kind, List<Manifest> manifests) {
    return manifests.stream().filter(each -> each.is(kind)).toList();
  }

  /** {@code valkey:6379}, {@code valkey.platform}, {@code valkey-0.valkey.platform.svc}. */
  private static Pattern names(Manifest service, String namespace) {
    String name = Pattern.quote(service.name());
    // Literal text in front is searched for quickly; what must not precede it is not.
    return Pattern.compile(
        name
            + "(?<![\\w-]"
            + name
            + ")(:[0-9]{2,5}|\\."
            + Pattern.quote(namespace)
            + "|\\.svc)\\b");
  }

  private static List<PodTemplate> servers(Manifest service, List<PodTemplate> all) {
    JsonNode labels = service.at("/spec/selector");
    LabelSelector selector = LabelSelector.ofLabels(labels);
    return labels.isEmpty()
        ? List.of()
        : all.stream().filter(each -> each.areSelectedBy(selector)).toList();
  }

  /** No policy keeps a pod from itself, and it has no other replica to reach. */
  private static boolean isItself(PodTemplate client, PodTemplate server) {
    return client.equals(server) && client.manifest().at("/spec/replicas").asInt(1) < 2;
  }

  private void flow(
      PodTemplate client,
      Manifest service,
      PodTemplate server,
      List<NetworkPolicy> policies,
      Findings findings) {
    List<Integer> ports = new ArrayList<>();
    for (JsonNode port : service.at("/spec/ports")) {
      ports.add(server.portBehind(port));
    }
    for (Direction direction : Direction.values()) {
      PodTemplate subject = direction == Direction.EGRESS ? client : server;
      PodTemplate peer = direction == Direction.EGRESS ? server : client;
      boolean open =
          ports.stream().anyMatch(port -> allows(policies, direction, subject, peer, port, server));
      if (!open) {
        findings.add(
            Finding.error(
                rule(),
                client.manifest().place(client.pointer() + "/metadata/labels"),
                client.manifest().shown()
                    + " uses "
                    + service.shown()
                    + ", but no NetworkPolicy allows its "
                    + direction
                    + " at "
                    + subject.manifest().shown(),
                "Add a rule for the port with these pods as the peer."));
      }
    }
  }

  private static boolean allows(
      List<NetworkPolicy> policies,
      Direction direction,
      PodTemplate subject,
      PodTemplate peer,
      int port,
      PodTemplate server) {
    return NetworkPolicy.allow(
        policies,
        direction,
        subject,
        rule -> rule.reaches(peer) && rule.opens(port, "TCP", server));
  }
}
