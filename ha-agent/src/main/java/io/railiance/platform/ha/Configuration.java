package io.railiance.platform.ha;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that an agent's process is told from outside; see {@link ConfigurationReader}.
 *
 * @param group names the Lease {@code pg-leader} and the ConfigMap {@code pg-state}
 * @param bin the folder of PostgreSQL's programs
 * @param peerKeys see {@link Seal}
 */
record Configuration(
    Pod pod,
    String group,
    ApiServer api,
    Settings settings,
    PostgresSettings postgres,
    Path bin,
    Path peerKeys,
    Ports ports) {
  /**
   * @param peer where the other nodes ask, sealed
   * @param http for the kubelet and Prometheus
   * @param admin for people in the container, on its loopback only
   */
  record Ports(int peer, int http, int admin) {}

  /** Where the agents of the other nodes answer. */
  Map<String, URI> others() {
    Map<String, URI> others = new LinkedHashMap<>();
    postgres.nodes().forEach((node, at) -> others.put(node, agentAt(at.host())));
    others.remove(pod.name());
    return others;
  }

  private URI agentAt(String host) {
    return URI.create("http://" + host + ":" + ports.peer());
  }
}
