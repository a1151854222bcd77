package io.railiance.platform.kubernetes;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Labels or annotations of an object, as its manifest has them. */
final class Labels {
  private Labels() {}

  static SortedMap<String, String> of(JsonNode mapping) {
    SortedMap<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> label : mapping.properties()) {
      labels.put(label.getKey(), label.getValue().asString(""));
    }
    return Collections.unmodifiableSortedMap(labels);
  }
}
