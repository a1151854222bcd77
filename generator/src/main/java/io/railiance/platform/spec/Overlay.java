package io.railiance.platform.spec;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values laid over values, as Helm does it: mappings merge, all else replaces. */
public final class Overlay {
  private Overlay() {}

  public static JsonNode merge(JsonNode below, JsonNode above) {
    if (!below.isObject() || !above.isObject()) {
      return above;
    }
    ObjectNode merged = (ObjectNode) below.deepCopy();
    for (Map.Entry<String, JsonNode> entry : above.properties()) {
      JsonNode under = merged.get(entry.getKey());
      merged.set(entry.getKey(), under == null ? entry.getValue() : merge(under, entry.getValue()));
    }
    return merged;
  }
}
