package io.railiance.platform.check;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * All that is installed into one environment: the releases as they are rendered, the Secrets that
 * are made beside them, the needs that they answer, and the cluster below.
 *
 * @param clusterDomain {@code cluster.local}
 * @param releases all in one namespace
 */
public record Graph(
    String environment,
    String clusterDomain,
    List<Release> releases,
    List<MadeSecret> secrets,
    List<StatedNeed> needs,
    Offer offer) {
  public Graph {
    releases = List.copyOf(releases);
    secrets = List.copyOf(secrets);
    needs = List.copyOf(needs);
  }

  /** Of all releases; empty if there is none. */
  public String namespace() {
    return releases.isEmpty() ? "" : releases.get(0).namespace();
  }

  public Stream<Manifest> manifests() {
    return releases.stream().flatMap(release -> release.manifests().stream());
  }

  public List<Manifest> of(String kind) {
    return manifests().filter(each -> each.is(kind)).toList();
  }

  public List<PodTemplate> pods() {
    return releases.stream().flatMap(release -> release.pods().stream()).toList();
  }

  public List<NetworkPolicy> policies() {
    return of("NetworkPolicy").stream().map(NetworkPolicy::new).toList();
  }

  public Optional<Manifest> service(String name) {
    return of("Service").stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The pods that stay behind a Service. */
  public List<PodTemplate> behind(Manifest service) {
    JsonNode labels = service.at("/spec/selector");
    LabelSelector selector = LabelSelector.ofLabels(labels);
    return labels.isEmpty()
        ? List.of()
        : pods().stream()
            .filter(each -> each.isLongRunning() && each.areSelectedBy(selector))
            .toList();
  }

  public Optional<Release> release(String name) {
    return releases.stream().filter(each -> each.chart().equals(name)).findFirst();
  }

  /** The bindings that answer a need. */
  public List<MadeSecret> bindings(StatedNeed need) {
    return secrets.stream().filter(need::isAnsweredBy).toList();
  }
}
