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
   * @param file the file that the error comes from, asked for only where a field is unknown, to
   *     find the one that was meant
   */
  static SchemaViolation violation(Error error, Supplier<JsonNode> file) {
    String property = Optional.ofNullable(error.getProperty()).orElse("");
    String message =
        switch (error.getKeyword()) {
          case "additionalProperties" -> unknown(property, known(error, file.get()));
          case "required" -> "missing field \"" + property + "\"";
          case "type" ->
              error.getArguments()[0] + " found, " + words(error.getSchemaNode()) + " expected";
          case "minimum" -> error.getInstanceNode() + " is less than " + error.getSchemaNode();
          case "maximum" -> error.getInstanceNode() + " is more than " + error.getSchemaNode();
          case "format" ->
              error.getInstanceNode() + " is not a " + error.getSchemaNode().asString();
          case "enum" -> error.getInstanceNode() + " is none of " + error.getSchemaNode();
          case "pattern" ->
              error.getInstanceNode() + " does not match " + error.getSchemaNode().asString();
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
   * {@code #/definitions/V1StatefulSetSpec/additionalProperties} says beside what the known fields
   * are listed.
   */
  private static List<String> known(Error error, JsonNode file) {
    NodePath object = error.getSchemaLocation().getFragment().getParent();
    return List.copyOf(file.at(object.toString()).path("properties").propertyNames());
  }

  private static String words(JsonNode types) {
    return types.isString()
        ? types.stringValue()
        : StreamSupport.stream(types.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.joining(" or "));
  }
}
