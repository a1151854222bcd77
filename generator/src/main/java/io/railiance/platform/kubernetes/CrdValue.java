package io.railiance.platform.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a CustomResourceDefinition says of a value, {@code {type: integer, format: int64,
 * description: ...}}, as draft-07. A word whose meaning is not known here is refused, never
 * dropped: whoever takes a newer definition has to decide.
 */
final class CrdValue {

  private static final String INT_OR_STRING = "x-kubernetes-int-or-string";
  private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

  private static final Set<String> KEPT =
      Set.of(
          "enum",
          "maxItems",
          "maxLength",
          "maxProperties",
          "maximum",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "type");

  /**
   * Words that forbid nothing, the three that draft-07 cannot say, and the one that allows null,
   * which nothing of ours has: see schemas/crds.
   */
  private static final Set<String> DROPPED =
      Set.of(
          "default",
          "description",
          "example",
          "externalDocs",
          "nullable",
          "title",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-map-type",
          PRESERVE,
          "x-kubernetes-validations");

  private CrdValue() {}

  /**
   * @param at where it is, for messages: {@code spec.endpoints[].port}
   */
  static Map<String, Object> schema(String at, JsonNode value) {
    Map<String, Object> schema = new TreeMap<>();
    boolean intOrString = value.path(INT_OR_STRING).asBoolean(false);
    value.forEachEntry(
        (word, said) -> {
          if (KEPT.contains(word)) {
            schema.putIfAbsent(word, said);
          } else if (word.equals("format")) {
            schema.putAll(format(at, said.stringValue(), value));
          } else if (word.equals("pattern")) {
            schema.put(word, PortablePattern.of(said.stringValue()));
          } else if (word.equals("items")) {
            schema.put(word, schema(at + "[]", said));
          } else if (word.equals("properties")) {
            schema.put(word, properties(at, said));
          } else if (word.equals("additionalProperties") && said.isObject()) {
            schema.put(word, schema(at + ".*", said));
          } else if (word.equals("required")) {
            schema.put(word, required(value));
          } else if (word.equals("x-kubernetes-list-type")) {
            if (said.stringValue().equals("set")) {
              schema.put("uniqueItems", true);
            }
          } else if (word.equals(INT_OR_STRING)) {
            schema.put("type", List.of("integer", "string"));
          } else if (!DROPPED.contains(word) && !(intOrString && word.equals("anyOf"))) {
            throw new IllegalStateException(at + ": no draft-07 for \"" + word + "\": " + said);
          }
        });
    if (isClosed(value)) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  /** An API server drops the fields that are not listed. */
  private static boolean isClosed(JsonNode value) {
    return value.path("type").asString("").equals("object")
        && !value.has("additionalProperties")
        && !value.path(PRESERVE).asBoolean(false);
  }

  private static Map<String, Object> properties(String at, JsonNode properties) {
    Map<String, Object> schemas = new TreeMap<>();
    properties.forEachEntry(
        (name, value) -> schemas.put(name, schema(at.isEmpty() ? name : at + "." + name, value)));
    return schemas;
  }

  /** A server fills in what has a default before it looks for what is missing. */
  private static TreeSet<String> required(JsonNode value) {
    TreeSet<String> required = new TreeSet<>();
    for (JsonNode name : value.path("required")) {
      if (!value.path("properties").path(name.stringValue()).has("default")) {
        required.add(name.stringValue());
      }
    }
    return required;
  }

  private static Map<String, Object> format(String at, String format, JsonNode value) {
    Map<String, Object> schema =
        switch (format) {
          case "byte", "date-time" -> new TreeMap<>(Map.of("format", format));
          case "int32" -> ModelDefinitions.integer(format, Integer.MIN_VALUE, Integer.MAX_VALUE);
          case "int64" -> ModelDefinitions.integer(format, Long.MIN_VALUE, Long.MAX_VALUE);
          default -> throw new IllegalStateException(at + ": no draft-07 for format " + format);
        };
    Map<String, Object> narrowed = new TreeMap<>(schema);
    value.forEachEntry((word, said) -> narrowed.computeIfPresent(word, (name, wide) -> said));
    return narrowed;
  }
}
