package io.railiance.platform.kubernetes;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.railiance.platform.report.DidYouMean;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The validator's errors in our words. */
final class ValidatorErrors {

  private ValidatorErrors() {}

  /**
   * The definitions are asked for only where a field is unknown, to find the one that was meant.
   */
  static SchemaViolation violation(Error error, Supplier<JsonNode> definitions) {
    String property = Optional.ofNullable(error.getProperty()).orElse("");
    String message =
        switch (error.getKeyword()) {
          case "additionalProperties" -> unknown(property, known(error, definitions.get()));
          case "required" -> "missing field \"" + property + "\"";
          case "type" ->
              error.getArguments()[0] + " found, " + words(error.getSchemaNode()) + " expected";
          case "minimum" -> error.getInstanceNode() + " is less than " + error.getSchemaNode();
          case "maximum" -> error.getInstanceNode() + " is more than " + error.getSchemaNode();
          case "format" ->
              error.getInstanceNode() + " is not a " + error.getSchemaNode().asString();
          default -> error.getMessage();
        };
    return new SchemaViolation(
        error.getInstanceLocation().toString(), error.getKeyword(), property, message);
  }

  private static String unknown(String property, List<String> known) {
    String unknown = "unknown field \"" + property + "\"";
    return DidYouMean.nearest(property, known)
        .map(near -> unknown + "; did you mean \"" + near + "\"?")
        .orElse(unknown);
  }

  /**
   * {@code #/definitions/V1StatefulSetSpec/additionalProperties} says which definition lists the
   * known fields.
   */
  private static List<String> known(Error error, JsonNode definitions) {
    NodePath definition = error.getSchemaLocation().getFragment().getParent();
    return List.copyOf(definitions.at(definition.toString()).path("properties").propertyNames());
  }

  private static String words(JsonNode types) {
    return types.isString()
        ? types.stringValue()
        : StreamSupport.stream(types.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.joining(" or "));
  }
}
