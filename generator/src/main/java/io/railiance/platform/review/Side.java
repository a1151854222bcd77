package io.railiance.platform.review;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * The objects of one environment on one side, and who has to do with whom. Found by index, so that
 * thousands of them take no longer each than a few do.
 */
final class Side {
  private final SortedMap<ObjectKey, Rendered> objects;

  /** Pods by a label: {@code namespace app=valkey}. */
  private final Map<String, List<Rendered>> byLabel = new HashMap<>();

  private final Map<String, List<Rendered>> pods = new HashMap<>();
  private final Map<String, List<Rendered>> services = new HashMap<>();
  private final List<Rendered> monitors = new ArrayList<>();
  private final Map<String, List<Rendered>> policies = new HashMap<>();

  /** Who reads what: {@code ConfigMap namespace/name}. */
  private final Map<String, List<Rendered>> readers = new HashMap<>();

  Side(SortedMap<ObjectKey, Rendered> objects) {
    this.objects = objects;
    objects.values().forEach(this::index);
  }

  private void index(Rendered object) {
    Manifest manifest = object.manifest();
    String namespace = manifest.namespace();
    manifest
        .pods()
        .ifPresent(
            template -> {
              add(pods, namespace, object);
              template
                  .labels()
                  .forEach((key, value) -> add(byLabel, at(namespace, key, value), object));
              for (Reference each : Reference.allIn(manifest)) {
                add(readers, each.kind() + " " + namespace + "/" + each.name(), object);
              }
            });
    if (manifest.is("Service")) {
      add(services, namespace, object);
    } else if (manifest.is("NetworkPolicy")) {
      add(policies, namespace, object);
    } else if (manifest.is("ServiceMonitor")) {
      monitors.add(object);
    }
  }

  private static String at(String namespace, String key, String value) {
    return namespace + " " + key + "=" + value;
  }

  private static void add(Map<String, List<Rendered>> index, String key, Rendered object) {
    List<Rendered> list = index.computeIfAbsent(key, each -> new ArrayList<>());
    if (list.isEmpty() || list.get(list.size() - 1) != object) {
      list.add(object);
    }
  }

  SortedMap<ObjectKey, Rendered> objects() {
    return objects;
  }

  /** What Prometheus finds Services by. */
  List<Rendered> monitors() {
    return Collections.unmodifiableList(monitors);
  }

  /** What makes pods that a NetworkPolicy's selector finds. */
  List<Rendered> selected(String namespace, LabelSelector selector) {
    return candidates(namespace, selector).stream()
        .filter(each -> selector.matches(template(each).labels()))
        .toList();
  }

  /** What makes pods that a Service leads to, now or once they are labelled. */
  List<Rendered> behind(Manifest service) {
    LabelSelector selector = LabelSelector.ofLabels(service.at("/spec/selector"));
    return selector.isEmpty()
        ? List.of()
        : candidates(service.namespace(), selector).stream()
            .filter(each -> template(each).areSelectedBy(selector))
            .toList();
  }

  /** Those with the rarest of the selector's labels; one that no pod has yet may come later. */
  private List<Rendered> candidates(String namespace, LabelSelector selector) {
    if (selector.labels().isEmpty()) {
      return pods.getOrDefault(namespace, List.of());
    }
    List<Rendered> fewest = List.of();
    for (Map.Entry<String, String> label : selector.labels().entrySet()) {
      List<Rendered> with =
          byLabel.getOrDefault(at(namespace, label.getKey(), label.getValue()), List.of());
      if (fewest.isEmpty() || (!with.isEmpty() && with.size() < fewest.size())) {
        fewest = with;
      }
    }
    return fewest;
  }

  /** The Services that lead to what this makes. */
  List<Rendered> servicesOf(Rendered workload) {
    return services.getOrDefault(workload.manifest().namespace(), List.of()).stream()
        .filter(
            each -> {
              JsonNode labels = each.manifest().at("/spec/selector");
              LabelSelector selector = LabelSelector.ofLabels(labels);
              return !selector.isEmpty() && template(workload).areSelectedBy(selector);
            })
        .toList();
  }

  /** The policies that select what this makes. */
  List<NetworkPolicy> policiesOf(Rendered workload) {
    return policies.getOrDefault(workload.manifest().namespace(), List.of()).stream()
        .map(each -> new NetworkPolicy(each.manifest()))
        .filter(each -> each.selects(template(workload)))
        .toList();
  }

  /** What makes pods that read a ConfigMap or Secret. */
  List<Rendered> readersOf(Rendered object) {
    Manifest manifest = object.manifest();
    return readers.getOrDefault(
        manifest.kind() + " " + manifest.namespace() + "/" + manifest.name(), List.of());
  }

  private static PodTemplate template(Rendered workload) {
    return workload.manifest().pods().orElseThrow();
  }
}
