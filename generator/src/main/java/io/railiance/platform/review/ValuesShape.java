package io.railiance.platform.review;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The values of a chart by their paths: {@code persistence.size}, {@code extraIngress[]} for what
 * is in a list, {@code labels.*} for what is in a mapping of free keys.
 *
 * @param refusals what is refused though each value is good, as the schema words it
 */
record ValuesShape(SortedMap<String, ValueRule> values, SortedSet<String> refusals) {
  /** A schema that refers to itself ends here. */
  private static final int DEEPEST = 12;

  private static final List<String> BOUNDS =
      List.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "multipleOf",
          "pattern",
          "format",
          "uniqueItems");

  /**
   * @param schema {@code values.schema.json}; missing where the chart has none
   * @param standard {@code values.yaml}
   */
  static ValuesShape of(JsonNode schema, JsonNode standard) {
    SortedMap<String, ValueRule> values = new TreeMap<>();
    new Walk(schema, values).into(schema, standard, "", 0);
    SortedSet<String> refusals = new TreeSet<>();
    schema.path("allOf").forEach(each -> refusals.add(each.toString()));
    return new ValuesShape(values, refusals);
  }

  private record Walk(JsonNode root, SortedMap<String, ValueRule> into) {
    void into(JsonNode stated, JsonNode standard, String path, int depth) {
      JsonNode schema = resolved(stated);
      if (depth > DEEPEST) {
        return;
      }
      if (!path.isEmpty()) {
        into.put(path, rule(schema, standard));
      }
      SortedSet<String> names = new TreeSet<>(schema.path("properties").propertyNames());
      if (standard.isObject()) {
        names.addAll(standard.propertyNames());
      }
      for (String name : names) {
        String at = path.isEmpty() ? name : path + "." + name;
        if (!at.equals("global")) {
          into(schema.path("properties").path(name), standard.path(name), at, depth + 1);
        }
      }
      if (schema.path("items").isObject()) {
        into(schema.path("items"), MissingNode.getInstance(), path + "[]", depth + 1);
      }
      JsonNode others = schema.path("additionalProperties");
      if (others.isObject() && !others.isEmpty()) {
        into(others, MissingNode.getInstance(), path + ".*", depth + 1);
      }
    }

    private JsonNode resolved(JsonNode schema) {
      String reference = schema.path("$ref").asString("");
      return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
    }

    private static ValueRule rule(JsonNode schema, JsonNode standard) {
      SortedMap<String, String> bounds = new TreeMap<>();
      BOUNDS.stream()
          .filter(schema::has)
          .forEach(bound -> bounds.put(bound, schema.path(bound).asString("")));
      List<String> choices = new ArrayList<>(strings(schema.path("enum")));
      if (schema.has("const")) {
        choices.add(schema.path("const").toString());
      }
      boolean leaf = !standard.isMissingNode() && (!standard.isObject() || standard.isEmpty());
      return new ValueRule(
          types(schema.path("type")),
          new TreeSet<>(choices),
          bounds,
          leaf ? standard.toString() : "");
    }

    private static SortedSet<String> types(JsonNode type) {
      SortedSet<String> types = new TreeSet<>();
      if (type.isString()) {
        types.add(type.asString());
      }
      type.forEach(each -> types.add(each.asString("")));
      if (types.contains("number")) {
        types.add("integer");
      }
      return types;
    }

    private static List<String> strings(JsonNode list) {
      return list.valueStream().map(JsonNode::toString).toList();
    }
  }
}
