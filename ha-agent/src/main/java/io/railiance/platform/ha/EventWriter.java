package io.railiance.platform.ha;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * An event as the API's JSON.
 *
 * <pre>
 * metadata: {generateName: pg-0.}
 * involvedObject: {apiVersion: v1, kind: Pod, name: pg-0, namespace: databases, uid: ...}
 * type: Normal
 * reason: Promoted
 * message: primary of epoch 8
 * </pre>
 */
record EventWriter(Pod pod, String namespace, Clock clock) {
  static final String COMPONENT = "railiance-ha-agent";
  private static final int LONGEST_MESSAGE = 1_024;

  Map<String, Object> written(Event event) {
    String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    return Map.ofEntries(
        Map.entry("apiVersion", "v1"),
        Map.entry("kind", "Event"),
        Map.entry("metadata", Map.of("generateName", pod.name() + ".")),
        Map.entry("involvedObject", involved()),
        Map.entry("type", event.type().toString()),
        Map.entry("reason", event.reason()),
        Map.entry("message", shortened(event.message())),
        Map.entry("source", Map.of("component", COMPONENT)),
        Map.entry("reportingComponent", COMPONENT),
        Map.entry("reportingInstance", pod.name()),
        Map.entry("firstTimestamp", now),
        Map.entry("lastTimestamp", now),
        Map.entry("count", 1));
  }

  private Map<String, Object> involved() {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "name",
        pod.name(),
        "namespace",
        namespace,
        "uid",
        pod.uid());
  }

  private static String shortened(String message) {
    return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
  }
}
