package io.railiance.platform.spec;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * References that are not wrapped. The generator of schemas writes
 *
 * <pre>{@code
 * "image": {"allOf": [{"$ref": "#/definitions/Image"}, {"description": "Image of the server."}]}
 * }</pre>
 *
 * which is one more {@code 'allOf' failed} in what Helm prints about a value below it. Draft-07
 * ignores what stands beside a reference, so a description may stand there, and a map, which is
 * short, in place of the reference:
 *
 * <pre>{@code
 * "image": {"$ref": "#/definitions/Image", "description": "Image of the server."}
 * }</pre>
 */
final class PlainReferences {
  private static final String REFERENCE = "$ref";
  private static final String ALL = "allOf";

  private static final String DEFINITIONS = "definitions";

  private final JsonNode root;

  private PlainReferences(JsonNode root) {
    this.root = root;
  }

  static void in(ObjectNode schema) {
    PlainReferences references = new PlainReferences(schema);
    references.unwrap(schema);
    references.dropUnused();
  }

  private void unwrap(JsonNode schema) {
    if (schema instanceof ObjectNode object && isWrapped(object)) {
      JsonNode wrapped = object.remove(ALL);
      ObjectNode definition = definition(wrapped.get(0));
      object.setAll(definition.has("properties") ? (ObjectNode) wrapped.get(0) : definition);
      object.setAll((ObjectNode) wrapped.get(1));
    }
    schema.forEach(this::unwrap);
  }

  /** A record with no more than its description beside it, or a map with whatever beside it. */
  private boolean isWrapped(ObjectNode schema) {
    JsonNode all = schema.path(ALL);
    return schema.size() == 1
        && all.size() == 2
        && all.get(0).has(REFERENCE)
        && (!definition(all.get(0)).has("properties")
            || (all.get(1).size() == 1 && all.get(1).has("description")));
  }

  private ObjectNode definition(JsonNode reference) {
    return (ObjectNode) root.at(reference.get(REFERENCE).asString().substring(1)).deepCopy();
  }

  private void dropUnused() {
    if (root.path(DEFINITIONS) instanceof ObjectNode definitions) {
      for (String name : List.copyOf(definitions.propertyNames())) {
        if (root.findValuesAsString(REFERENCE).stream()
            .noneMatch(("#/definitions/" + name)::equals)) {
          definitions.remove(name);
        }
      }
    }
  }
}
