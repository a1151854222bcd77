package io.railiance.platform.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A document that does not say which kind it is, so that no schema can be chosen. */
final class Nameless {

  private Nameless() {}

  /** Empty for an object with a string for {@code apiVersion} and for {@code kind}. */
  static List<SchemaViolation> violations(JsonNode manifest) {
    if (!manifest.isObject()) {
      return List.of(
          new SchemaViolation("", "type", "", typeOf(manifest) + " found, object expected"));
    }
    return Stream.of("apiVersion", "kind")
        .map(field -> violation(field, manifest.path(field)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static SchemaViolation violation(String field, JsonNode value) {
    if (value.isMissingNode()) {
      return new SchemaViolation("", "required", field, "missing field \"" + field + "\"");
    }
    return value.isString()
        ? null
        : new SchemaViolation("/" + field, "type", "", typeOf(value) + " found, string expected");
  }

  private static String typeOf(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
