package io.railiance.platform.ha;

import java.util.HashMap;
import java.util.Map;

/** The two forms in which an object is sent: whole, or as a merge patch of one version of it. */
final class KubernetesObject {
  private KubernetesObject() {}

  /** Whole; the API refuses it if there is one. */
  static Map<String, Object> made(
      String apiVersion, String kind, String name, String description, Map<String, ?> content) {
    Map<String, Object> object = new HashMap<>(content);
    object.put("apiVersion", apiVersion);
    object.put("kind", kind);
    object.put(
        "metadata",
        Map.of("name", name, "annotations", Map.of("kubernetes.io/description", description)));
    return object;
  }

  /**
   * What changes, and nothing else, so that labels and annotations of others stay. The API refuses
   * it if the object has another version.
   */
  static Map<String, Object> changed(String version, Map<String, ?> content) {
    return changed(version, Map.of(), content);
  }

  /**
   * @param annotations null takes one away
   */
  static Map<String, Object> changed(
      String version, Map<String, String> annotations, Map<String, ?> content) {
    if (version.isEmpty()) {
      throw new IllegalArgumentException("without a version a patch changes whatever is there");
    }
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("resourceVersion", version);
    if (!annotations.isEmpty()) {
      metadata.put("annotations", annotations);
    }
    Map<String, Object> patch = new HashMap<>(content);
    patch.put("metadata", metadata);
    return patch;
  }
}
