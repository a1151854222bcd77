package io.railiance.platform.review;

import io.railiance.platform.yaml.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * When two manifests mean the same, as {@code equality.yaml} says it: keys of lists, lists whose
 * order has a meaning, defaults. A field is named by the type that holds it: {@code
 * V1PodSpec.containers}.
 *
 * @param like fields that take the value of a neighbour where they are left out
 * @param pulled fields that say when an image is pulled: by its tag where they are left out
 * @param filled structures that the API server makes where they are left out
 */
record Equality(
    Map<String, List<String>> keys,
    Set<String> ordered,
    Map<String, JsonNode> defaults,
    Map<String, String> like,
    Set<String> pulled,
    Set<String> filled) {
  Equality {
    keys = Map.copyOf(keys);
    ordered = Set.copyOf(ordered);
    defaults = Map.copyOf(defaults);
    like = Map.copyOf(like);
    pulled = Set.copyOf(pulled);
    filled = Set.copyOf(filled);
  }

  static Equality bundled() {
    return Json.mapper().treeToValue(Bundled.yaml("equality.yaml"), Equality.class);
  }

  /** What the field is where it is left out of a mapping. */
  Optional<JsonNode> absent(String field, JsonNode mapping) {
    if (pulled.contains(field)) {
      return Optional.of(StringNode.valueOf(isLatest(mapping) ? "Always" : "IfNotPresent"));
    }
    String neighbour = like.get(field);
    return neighbour != null
        ? Optional.ofNullable(mapping.get(neighbour))
        : Optional.ofNullable(defaults.get(field));
  }

  /** An image without tag and digest is the latest. */
  private static boolean isLatest(JsonNode container) {
    String image = container.path("image").asString("");
    String last = image.substring(image.lastIndexOf('/') + 1);
    return last.endsWith(":latest") || !(last.contains(":") || last.contains("@"));
  }
}
