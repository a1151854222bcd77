package io.railiance.platform;

import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a chart's values: {@code image} or {@code image.tag}.
 *
 * @param path its keys, from the root
 * @param schema of what stands there, references followed
 */
record ValuePlace(List<String> path, JsonNode schema) {
  /** Every place that the schema of a chart knows, but for {@code global}, which is Helm's. */
  static List<ValuePlace> allIn(JsonNode schema) {
    List<ValuePlace> places = new ArrayList<>();
    collect(schema, schema, List.of(), places);
    return places;
  }

  private static void collect(
      JsonNode root, JsonNode group, List<String> path, List<ValuePlace> places) {
    for (Map.Entry<String, JsonNode> property : group.path("properties").properties()) {
      if (path.isEmpty() && property.getKey().equals("global")) {
        continue;
      }
      List<String> at = new ArrayList<>(path);
      at.add(property.getKey());
      JsonNode below = followed(root, property.getValue());
      places.add(new ValuePlace(List.copyOf(at), below));
      collect(root, below, at, places);
    }
  }

  /** The schema with a definition in place of each reference to it, at every depth. */
  private static JsonNode followed(JsonNode root, JsonNode schema) {
    if (schema.has("$ref")) {
      return followed(root, root.at(schema.get("$ref").asString().substring(1)));
    }
    if (schema.has("items")) {
      ObjectNode list = (ObjectNode) schema.deepCopy();
      list.set("items", followed(root, schema.get("items")));
      return list;
    }
    return schema;
  }

  boolean isGroup() {
    return schema.has("properties");
  }

  String key() {
    return path.get(path.size() - 1);
  }

  /** {@code image.tag}. */
  String shown() {
    return String.join(".", path);
  }

  String type() {
    return schema.path("type").asString("");
  }

  /** What stands at the place in a tree of values. */
  JsonNode in(JsonNode values) {
    JsonNode at = values;
    for (String key : path) {
      at = at.path(key);
    }
    return at;
  }

  /** Values that set this place alone. */
  ObjectNode set(JsonNode value) {
    return set(key(), value);
  }

  /** Values that set another key beside this one. */
  ObjectNode set(String key, JsonNode value) {
    ObjectNode values = Json.mapper().createObjectNode();
    ObjectNode at = values;
    for (String above : path.subList(0, path.size() - 1)) {
      at = at.putObject(above);
    }
    at.set(key, value);
    return values;
  }
}
