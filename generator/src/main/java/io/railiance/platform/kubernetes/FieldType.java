package io.railiance.platform.kubernetes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What the API says of a field: the name of its type, and the types of what is below it.
 *
 * @param name {@code V1PodSpec}; empty for a type without a name, and for what no schema knows
 * @param schema the JSON Schema of the type; a missing node for what no schema knows
 * @param definitions what references in the schema lead to
 */
public record FieldType(String name, JsonNode schema, JsonNode definitions) {
  private static final String REFERENCE = "#/definitions/";

  /** Of a field that no schema knows. */
  public static final FieldType UNKNOWN =
      new FieldType("", MissingNode.getInstance(), MissingNode.getInstance());

  static FieldType of(JsonNode schema, JsonNode definitions) {
    String reference = schema.path("$ref").asString("");
    int at = reference.indexOf(REFERENCE);
    if (at < 0) {
      return new FieldType("", schema, definitions);
    }
    String name = reference.substring(at + REFERENCE.length());
    return new FieldType(name, definitions.path(name), definitions);
  }

  public boolean isKnown() {
    return !schema.isMissingNode();
  }

  /** An amount with a unit: the schemas have it as number or text. */
  public boolean isQuantity() {
    return has("number") && has("string");
  }

  /** A mapping whose keys are data, such as labels. */
  public boolean isMapping() {
    return schema.has("additionalProperties") && schema.path("additionalProperties").isObject();
  }

  /** Whether anything may stand below it: a schema that lists no fields. */
  public boolean isOpen() {
    return isKnown() && !schema.has("properties") && !isMapping();
  }

  public FieldType field(String field) {
    JsonNode own = schema.path("properties").path(field);
    if (own.isMissingNode() && isMapping()) {
      own = schema.path("additionalProperties");
    }
    return own.isMissingNode() ? UNKNOWN : of(own, definitions);
  }

  public FieldType element() {
    JsonNode items = schema.path("items");
    return items.isMissingNode() ? UNKNOWN : of(items, definitions);
  }

  private boolean has(String type) {
    for (JsonNode each : schema.path("type")) {
      if (each.asString("").equals(type)) {
        return true;
      }
    }
    return false;
  }
}
