package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.NetworkPolicy.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Who has to do with a changed object: the Services that lead to its pods, and who may connect to
 * them, by the NetworkPolicies as they were.
 */
final class Reach {
  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  private Reach() {}

  static List<String> of(ObjectChange change, Surroundings around) {
    Side side = change.before().isPresent() ? around.before() : around.after();
    Rendered object = change.before().orElse(change.object());
    SortedSet<String> services = new TreeSet<>();
    SortedSet<String> clients = new TreeSet<>();
    for (Rendered workload : workloads(object, side)) {
      side.servicesOf(workload).forEach(each -> services.add(each.key().name()));
      side.policiesOf(workload).forEach(policy -> clients.addAll(clients(policy)));
    }
    List<String> reach = new ArrayList<>();
    if (!services.isEmpty() && !object.manifest().is("Service")) {
      reach.add(
          "behind "
              + (services.size() == 1 ? "Service " : "Services ")
              + String.join(", ", services));
    }
    if (!clients.isEmpty()) {
      reach.add("clients: " + String.join(", ", clients));
    }
    return reach;
  }

  private static List<Rendered> workloads(Rendered object, Side side) {
    Manifest manifest = object.manifest();
    return switch (manifest.kind()) {
      case "Service" -> side.behind(manifest);
      case "ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim" ->
          side.readersOf(object);
      default -> manifest.pods().isPresent() ? List.of(object) : List.of();
    };
  }

  /** {@code gitea} for a peer in namespace gitea, {@code any} for everybody. */
  static SortedSet<String> clients(NetworkPolicy policy) {
    SortedSet<String> clients = new TreeSet<>();
    for (NetworkPolicy.Rule rule : policy.rules(Direction.INGRESS)) {
      for (JsonNode peer : rule.peers()) {
        String namespace =
            peer.path("namespaceSelector").path("matchLabels").path(NAMESPACE).asString("");
        if (!namespace.isEmpty()) {
          clients.add(namespace);
        }
      }
    }
    return clients;
  }
}
