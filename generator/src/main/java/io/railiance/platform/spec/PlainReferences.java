package io.railiance.platform.spec;

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
 * ignores what stands beside a reference, so what only describes, or repeats the definition, may
 * stand there:
 *
 * <pre>{@code
 * "image": {"$ref": "#/definitions/Image", "description": "Image of the server."}
 * }</pre>
 */
final class PlainReferences {
  private static final String REFERENCE = "$ref";
  private static final String ALL = "allOf";

  private final JsonNode root;

  private PlainReferences(JsonNode root) {
    this.root = root;
  }

  static void in(ObjectNode schema) {
    new PlainReferences(schema).unwrap(schema);
  }

  private void unwrap(JsonNode schema) {
    if (schema instanceof ObjectNode object && isWrapped(object)) {
      JsonNode wrapped = object.remove(ALL);
      object.setAll((ObjectNode) wrapped.get(0));
      if (wrapped.get(1).has("description")) {
        object.set("description", wrapped.get(1).get("description"));
      }
    }
    schema.forEach(this::unwrap);
  }

  private boolean isWrapped(ObjectNode schema) {
    JsonNode all = schema.path(ALL);
    return schema.size() == 1
        && all.size() == 2
        && all.get(0).size() == 1
        && all.get(0).has(REFERENCE)
        && isNoNews(all.get(1), all.get(0).get(REFERENCE).asString());
  }

  private boolean isNoNews(JsonNode beside, String reference) {
    JsonNode definition = root.at(reference.substring(1));
    return beside.properties().stream()
        .allMatch(
            entry ->
                entry.getKey().equals("description")
                    || entry.getValue().equals(definition.get(entry.getKey())));
  }
}
