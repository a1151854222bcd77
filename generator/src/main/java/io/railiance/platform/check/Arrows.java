package io.railiance.platform.check;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Who connects to what in an environment, read from what is rendered: from the bindings, from the
 * DNS names in arguments, variables and files, and from what Prometheus is told to scrape. A name
 * without a port is taken for all ports of its Service; what replicas say among each other is left
 * out.
 */
public final class Arrows {
  /** Who scrapes: no release of ours. */
  public static final String MONITORING = "Prometheus";

  private final Graph graph;
  private final SortedSet<Arrow> arrows = new TreeSet<>();

  private Arrows(Graph graph) {
    this.graph = graph;
  }

  public static SortedSet<Arrow> of(Graph graph) {
    Arrows all = new Arrows(graph);
    graph.needs().forEach(all::ofConsumer);
    graph.pods().stream().filter(PodTemplate::isLongRunning).forEach(all::ofPods);
    graph.of("ServiceMonitor").forEach(all::ofMonitor);
    return all.arrows;
  }

  private void ofConsumer(StatedNeed need) {
    for (MadeSecret binding : graph.bindings(need)) {
      for (Endpoint endpoint : Endpoint.of(binding)) {
        endpoint
            .service(graph)
            .ifPresent(
                service ->
                    endpoint
                        .port(service)
                        .ifPresent(port -> add(need.consumer(), service, port, binding.name())));
      }
    }
  }

  private void ofPods(PodTemplate client) {
    String text = PodText.of(client, graph.of("ConfigMap"));
    for (ServiceName name : ServiceName.in(text, graph.namespace(), graph.clusterDomain())) {
      graph
          .service(name.service())
          .ifPresent(
              service -> {
                for (JsonNode port : service.at("/spec/ports")) {
                  if (name.port() == 0 || port.path("port").asInt(0) == name.port()) {
                    add(shown(client), service, port, "Service " + service.name());
                  }
                }
              });
    }
  }

  private void ofMonitor(Manifest monitor) {
    LabelSelector selector = LabelSelector.of(monitor.at("/spec/selector"));
    for (Manifest service : graph.of("Service")) {
      if (selector.matches(service.labels())) {
        for (JsonNode endpoint : monitor.at("/spec/endpoints")) {
          for (JsonNode port : service.at("/spec/ports")) {
            if (port.path("name").equals(endpoint.path("port"))) {
              add(MONITORING, service, port, "ServiceMonitor " + monitor.name());
            }
          }
        }
      }
    }
  }

  private void add(String from, Manifest service, JsonNode port, String by) {
    for (PodTemplate server : graph.behind(service)) {
      if (shown(server).equals(from)) {
        continue;
      }
      arrows.add(new Arrow(from, shown(server), server.portBehind(port), by));
    }
  }

  /** {@code StatefulSet valkey}. */
  public static String shown(PodTemplate pods) {
    return pods.manifest().kind() + " " + pods.manifest().name();
  }

  /** Pods that stay, and of which there is only one. */
  public static List<PodTemplate> alone(Graph graph) {
    return graph.pods().stream()
        .filter(PodTemplate::isLongRunning)
        .filter(each -> !each.manifest().is("DaemonSet"))
        .filter(each -> each.manifest().at("/spec/replicas").asInt(1) == 1)
        .toList();
  }
}
