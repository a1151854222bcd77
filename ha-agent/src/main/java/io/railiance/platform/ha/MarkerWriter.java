package io.railiance.platform.ha;

import java.util.List;
import java.util.Map;

/** A marker as the API's JSON; {@link MarkerReader} shows it. */
record MarkerWriter(String name) {
  static final String KEY = "marker";

  /** The whole ConfigMap if there is none yet, else a patch. */
  Map<String, Object> written(Marker marker) {
    Map<String, Object> content = Map.of("data", Map.of(KEY, text(marker)));
    return marker.exists()
        ? KubernetesObject.changed(marker.version(), content)
        : KubernetesObject.made(
            "v1",
            "ConfigMap",
            name,
            "Who was primary last, and where its writes are. Delete it only with all data.",
            content);
  }

  static String text(Marker marker) {
    List<Map<String, Object>> quorums =
        marker.quorums().stream()
            .map(
                quorum ->
                    Map.<String, Object>of("voters", quorum.voters(), "writes", quorum.writes()))
            .toList();
    return Json.write(
        Map.of(
            "members", marker.members(),
            "initialised", marker.initialised(),
            "systemId", marker.systemId(),
            "primary", marker.primary(),
            "epoch", marker.epoch(),
            "quorums", quorums));
  }
}
