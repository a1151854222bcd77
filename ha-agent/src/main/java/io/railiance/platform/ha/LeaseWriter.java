package io.railiance.platform.ha;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Changes of a lease as the API's JSON. The times in it are for people.
 *
 * <pre>
 * metadata: {resourceVersion: "81734"}
 * spec: {holderIdentity: pg-0/1781000000123, leaseTransitions: 8, leaseDurationSeconds: 15,
 *        acquireTime: "2026-06-09T10:13:20.123000Z", renewTime: "2026-06-09T10:13:20.123000Z"}
 * </pre>
 */
record LeaseWriter(String name, long leaseMillis, Clock clock) {
  /** Of a lease that was released for somebody, or that somebody asks for. */
  static final String CANDIDATE = "railiance.io/candidate";

  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The whole lease if there is none yet, else a patch. */
  Map<String, Object> taken(Lease seen, String node, long incarnation) {
    Map<String, Object> spec = new HashMap<>();
    spec.put("holderIdentity", node + "/" + incarnation);
    spec.put("leaseTransitions", seen.epoch() + 1);
    spec.put("leaseDurationSeconds", Math.max(1, leaseMillis / 1000));
    spec.put("acquireTime", now());
    spec.put("renewTime", now());
    return seen.exists()
        ? KubernetesObject.changed(seen.version(), annotation(""), Map.of("spec", spec))
        : KubernetesObject.made(
            "coordination.k8s.io/v1",
            "Lease",
            name,
            "Who takes writes. Never delete it: leaseTransitions must never become less.",
            Map.of("spec", spec));
  }

  Map<String, Object> renewed(Lease held) {
    return KubernetesObject.changed(
        held.version(), annotation(held.candidate()), Map.of("spec", Map.of("renewTime", now())));
  }

  Map<String, Object> claimed(Lease seen, String node) {
    return KubernetesObject.changed(seen.version(), annotation(node), Map.of());
  }

  Map<String, Object> released(Lease held, String candidate) {
    Map<String, Object> spec = new HashMap<>();
    spec.put("holderIdentity", null);
    spec.put("renewTime", now());
    return KubernetesObject.changed(held.version(), annotation(candidate), Map.of("spec", spec));
  }

  private static Map<String, String> annotation(String candidate) {
    Map<String, String> annotation = new HashMap<>();
    annotation.put(CANDIDATE, candidate.isEmpty() ? null : candidate);
    return annotation;
  }

  private String now() {
    return MICRO_TIME.format(clock.instant());
  }
}
