package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place to connect to, from the keys of a binding Secret: {@code host} and {@code port}, {@code
 * ro-host} and {@code ro-port}; where there is no {@code ro-port}, {@code port} is that of both.
 */
record Endpoint(String host, String port) {
  private static final String HOST = "host";

  static List<Endpoint> of(MadeSecret binding) {
    List<Endpoint> endpoints = new ArrayList<>();
    binding
        .texts()
        .forEach(
            (key, host) -> {
              if (key.equals(HOST) || key.endsWith("-" + HOST) && host.contains(".")) {
                String own = binding.text(key.substring(0, key.length() - HOST.length()) + "port");
                endpoints.add(new Endpoint(host, own.isEmpty() ? binding.text("port") : own));
              }
            });
    return endpoints;
  }

  /** Whether it is no name of the cluster. */
  boolean isElsewhere(Graph graph) {
    return !host.endsWith(".svc." + graph.clusterDomain());
  }

  Optional<Manifest> service(Graph graph) {
    return ServiceName.in(host, graph.namespace(), graph.clusterDomain()).stream()
        .filter(name -> name.shown().equals(host))
        .findFirst()
        .flatMap(name -> graph.service(name.service()));
  }

  /** The port of a Service that it is. */
  Optional<JsonNode> port(Manifest service) {
    for (JsonNode each : service.at("/spec/ports")) {
      if (each.path("port").asString("").equals(port)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
