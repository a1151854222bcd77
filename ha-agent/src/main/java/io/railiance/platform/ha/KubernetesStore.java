package io.railiance.platform.ha;

import io.railiance.platform.ha.Answer.Done;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lease and marker of a group as objects of Kubernetes: the Lease {@code pg-leader} and the
 * ConfigMap {@code pg-state}. {@code leaseTransitions} is the epoch. For one thread, but for {@link
 * #label} and {@link #post}.
 */
final class KubernetesStore implements ConfigurationStore {
  /** Selects the pods that a Service leads to. */
  static final String ROLE = "railiance.io/role";

  private static final String OWNER = "?fieldManager=" + EventWriter.COMPONENT;

  private final ApiClient api;
  private final Duration timeout;
  private final String namespace;
  private final LeaseWriter leases;
  private final MarkerWriter markers;
  private final EventWriter events;
  private final Continuity continuity;

  KubernetesStore(ApiServer server, String group, Pod self, Settings settings) {
    timeout = Duration.ofMillis(settings.retryMillis() / 2);
    api = new ApiClient(server, timeout);
    namespace = server.namespace();
    leases = new LeaseWriter(group + "-leader", settings.leaseMillis(), Clock.systemUTC());
    markers = new MarkerWriter(group + "-state");
    events = new EventWriter(self, namespace, Clock.systemUTC());
    continuity =
        new Continuity(
            "Lease " + named(leases.name()),
            "ConfigMap " + named(markers.name()),
            settings.leaseMillis());
  }

  /**
   * The marker first: who then still holds the lease has read no marker of a later holder, so it
   * cannot write over one.
   */
  @Override
  public Answer<Shared> read() {
    Deadline deadline = Deadline.in(timeout);
    return api.get(markerPath(), deadline)
        .then(json -> present(json, this::marker))
        .then(marker -> read(marker, deadline));
  }

  private Answer<Shared> read(Optional<Marker> marker, Deadline deadline) {
    return api.get(leasePath(), deadline)
        .then(json -> present(json, found -> lease(found, marker)))
        .then(lease -> continuity.next(lease, marker));
  }

  private static <T> Answer<Optional<T>> present(
      Optional<Map<String, Object>> json, Function<Map<String, Object>, Answer<T>> reader) {
    return json.isEmpty()
        ? new Done<>(Optional.empty())
        : reader.apply(json.get()).then(value -> new Done<>(Optional.of(value)));
  }

  private Answer<Marker> marker(Map<String, Object> json) {
    try {
      return new Done<>(MarkerReader.read(json));
    } catch (Malformed e) {
      return continuity.refuseMarker(e.getMessage());
    }
  }

  private Answer<Lease> lease(Map<String, Object> json, Optional<Marker> marker) {
    try {
      return new Done<>(LeaseReader.read(json));
    } catch (Malformed e) {
      return continuity.refuseLease(e.getMessage(), marker);
    }
  }

  @Override
  public Answer<Lease> take(Lease seen, String node, long incarnation) {
    return change(seen, leases.taken(seen, node, incarnation));
  }

  @Override
  public Answer<Lease> renew(Lease held) {
    return change(held, leases.renewed(held));
  }

  @Override
  public Answer<Lease> claim(Lease seen, String node) {
    return change(seen, leases.claimed(seen, node));
  }

  @Override
  public Answer<Lease> release(Lease held, String candidate) {
    return change(held, leases.released(held, candidate));
  }

  private Answer<Lease> change(Lease seen, Map<String, Object> json) {
    return send(seen.exists(), leaseFolder(), leasePath(), json)
        .then(now -> lease(now, Optional.empty()))
        .then(
            lease -> {
              continuity.saw(lease);
              return new Done<>(lease);
            });
  }

  @Override
  public Answer<Marker> write(Marker marker) {
    return send(marker.exists(), markerFolder(), markerPath(), markers.written(marker))
        .then(this::marker)
        .then(
            written -> {
              continuity.saw(written);
              return new Done<>(written);
            });
  }

  @Override
  public Answer<String> label(String pod, String role) {
    Map<String, ?> patch = Map.of("metadata", Map.of("labels", Map.of(ROLE, role)));
    return api.patch(core("pods/") + pod + OWNER, patch, Deadline.in(timeout))
        .then(any -> new Done<>(role));
  }

  @Override
  public void post(Event event) {
    api.post(core("events") + OWNER, events.written(event));
  }

  private Answer<Map<String, Object>> send(
      boolean exists, String folder, String path, Map<String, Object> json) {
    Deadline deadline = Deadline.in(timeout);
    return exists
        ? api.patch(path + OWNER, json, deadline)
        : api.create(folder + OWNER, json, deadline);
  }

  private String named(String name) {
    return namespace + "/" + name;
  }

  private String leaseFolder() {
    return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
  }

  private String leasePath() {
    return leaseFolder() + "/" + leases.name();
  }

  private String markerFolder() {
    return core("configmaps");
  }

  private String markerPath() {
    return markerFolder() + "/" + markers.name();
  }

  private String core(String kind) {
    return "/api/v1/namespaces/" + namespace + "/" + kind;
  }
}
