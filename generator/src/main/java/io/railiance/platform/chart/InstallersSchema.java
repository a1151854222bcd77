package io.railiance.platform.chart;

import io.railiance.platform.spec.RecordSchema;
import io.railiance.platform.yaml.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of a values record as Helm needs it, which knows no findings.
 *
 * <p>Helm holds it against the defaults with the installer's values laid over them. Each value is
 * there, unless somebody took its default away by {@code null}; templates would render nothing in
 * its place. So all are required.
 *
 * <p>What a pattern means is the only value that is admitted in its stead, because a validator
 * prints that:
 *
 * <pre>{@code
 * - at '/persistence/size': value must be 'a quantity such as 500m, 256Mi or 10Gi'
 * }</pre>
 *
 * The pattern stays beside it, so the words themselves are refused, too.
 */
final class InstallersSchema {
  private InstallersSchema() {}

  static ObjectNode of(ObjectNode schema) {
    complete(schema);
    return schema;
  }

  private static void complete(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      requireAll(object);
      sayWhatIsExpected(object);
      object.path("definitions").forEach(InstallersSchema::complete);
      object.path("properties").forEach(InstallersSchema::complete);
      complete(object.path("items"));
      complete(object.path("additionalProperties"));
    }
  }

  private static void requireAll(ObjectNode schema) {
    JsonNode properties = schema.path("properties");
    if (!properties.isEmpty()) {
      schema.set("required", Json.tree(properties.propertyNames()));
    }
  }

  private static void sayWhatIsExpected(ObjectNode schema) {
    JsonNode words = schema.path(RecordSchema.EXPECTED);
    if (schema.has("pattern") && words.isString()) {
      schema.withObject("/if").set("pattern", schema.get("pattern"));
      schema.withObject("/else").set("const", words);
      schema.remove(RecordSchema.EXPECTED);
    }
  }
}
