package io.railiance.platform.spec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A schema that answers in findings: the place, the value, what was expected, the mend. */
public final class StrictSchema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          Dialect.builder(Dialects.getDraft7())
              .keyword(new NonValidationKeyword(RecordSchema.EXPECTED))
              .keyword(new NonValidationKeyword(RecordSchema.BECAUSE))
              .build());

  private final String rule;
  private final JsonNode json;
  private final Schema schema;

  /**
   * @param rule the rule of its findings
   * @param json draft-07, self-contained
   */
  public StrictSchema(String rule, JsonNode json) {
    this.rule = rule;
    this.json = json;
    this.schema = REGISTRY.getSchema(json);
  }

  /** All that is wrong with a document; empty if nothing. */
  public List<Finding> check(Located document) {
    List<Error> errors = schema.validate(document.root());
    Set<String> mistyped = new HashSet<>();
    errors.stream().filter(StrictSchema::isType).forEach(each -> mistyped.add(place(each)));
    return errors.stream()
        .filter(each -> isType(each) || !mistyped.contains(place(each)))
        .map(each -> finding(document, each))
        .toList();
  }

  /** A value of the wrong type breaks other keywords, too; that is no news. */
  private static boolean isType(Error error) {
    return error.getKeyword().equals("type");
  }

  private static String place(Error error) {
    return pointer(error.getInstanceLocation());
  }

  private Finding finding(Located document, Error error) {
    String pointer = pointer(error.getInstanceLocation());
    JsonNode value = document.node(pointer);
    JsonNode around = parentOf(error);
    Location at = document.at(pointer);
    Complaint complaint =
        switch (error.getKeyword()) {
          case "additionalProperties", "false" ->
              unknown(document, pointer, error.getProperty(), around);
          case "required" -> missing(at, error.getProperty(), around);
          case "type" ->
              new Complaint(
                  rule,
                  at,
                  (value.isNull() ? "nothing" : shown(value) + " is " + article(kind(value)))
                      + (value.isNull() ? " is given here, but " : ", but ")
                      + article(expectedKinds(around))
                      + " is expected",
                  remedy(around, value));
          case "pattern" ->
              new Complaint(
                  rule, at, shown(value) + " is not " + expected(around), remedy(around, value));
          case "enum", "const" -> choice(at, value, around);
          case "minimum", "maximum" ->
              new Complaint(
                  rule,
                  at,
                  shown(value)
                      + (around.path("minimum").asDouble(0) > value.asDouble(0)
                          ? " is below the least allowed, " + around.path("minimum").asString()
                          : " is above the most allowed, " + around.path("maximum").asString()),
                  remedy(around, value));
          case "minItems", "minProperties" ->
              new Complaint(rule, at, "this is empty", remedy(around, value));
          default ->
              new Complaint(
                  rule, at, shown(value) + ": " + error.getMessage(), remedy(around, value));
        };
    return complaint.finding();
  }

  /** What becomes a finding of this rule. */
  private record Complaint(String rule, Location at, String message, String remedy) {
    Finding finding() {
      return Finding.error(rule, at, message, remedy);
    }
  }

  private Complaint unknown(Located document, String pointer, String property, JsonNode around) {
    List<String> known = new ArrayList<>(around.path("properties").propertyNames());
    String hint = DidYouMean.sentence(property, known);
    String remedy =
        hint.isEmpty() && !known.isEmpty()
            ? "Remove it, or use one of: " + String.join(", ", known) + "."
            : "Rename the field, or remove it.";
    return new Complaint(
        rule,
        document.keyAt(Located.child(pointer, property)),
        "unknown field \"" + property + "\"." + hint,
        remedy);
  }

  /**
   * A property whose name is a sentence is one that nobody can set: why a combination of values is
   * refused.
   */
  private Complaint missing(Location at, String property, JsonNode around) {
    if (property.indexOf(' ') >= 0) {
      return new Complaint(rule, at, property, "Change one of the values that it names.");
    }
    JsonNode wanted = around.path("properties").path(property);
    String what = wanted.path("description").asString("");
    return new Complaint(
        rule,
        at,
        "\"" + property + "\" is missing",
        "Add \"" + property + "\"" + (what.isEmpty() ? "." : ": " + lowerFirst(what)));
  }

  private Complaint choice(Location at, JsonNode value, JsonNode around) {
    List<String> allowed = new ArrayList<>();
    around.path("enum").forEach(each -> allowed.add(each.asString()));
    if (around.has("const")) {
      allowed.add(around.get("const").asString());
    }
    String because = around.path(RecordSchema.BECAUSE).asString("");
    return new Complaint(
        rule,
        at,
        shown(value)
            + " is not allowed."
            + (value.isString() ? DidYouMean.sentence(value.asString(), allowed) : "")
            + (because.isEmpty() ? "" : " " + because),
        "Use one of: " + String.join(", ", allowed) + ".");
  }

  private static String remedy(JsonNode around, JsonNode value) {
    if (value.isString() && around.path("type").asString("").equals("boolean")) {
      return "Write true or false.";
    }
    if (value.isValueNode() && around.path("type").asString("").equals("string")) {
      if (!value.isString() && !value.isNull()) {
        return "Quote it: \"" + value.asString() + "\".";
      }
    }
    if (value.isString() && around.path("type").asString("").matches("integer|number")) {
      return "Write a number, without quotes.";
    }
    String what = around.path("description").asString("");
    return what.isEmpty() ? "Write " + expected(around) + "." : "Here belongs: " + lowerFirst(what);
  }

  private static String expected(JsonNode around) {
    String words = around.path(RecordSchema.EXPECTED).asString("");
    if (!words.isEmpty()) {
      return words;
    }
    return around.has("pattern")
        ? "text that matches " + around.get("pattern").asString()
        : article(expectedKinds(around));
  }

  private static String expectedKinds(JsonNode around) {
    JsonNode type = around.path("type");
    List<String> kinds = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(each -> kinds.add(word(each.asString())));
    } else {
      kinds.add(word(type.asString("value")));
    }
    return String.join(" or ", kinds);
  }

  private static String word(String type) {
    return switch (type) {
      case "object" -> "mapping";
      case "array" -> "list";
      default -> type;
    };
  }

  private static String kind(JsonNode value) {
    if (value.isObject()) {
      return "mapping";
    }
    if (value.isArray()) {
      return "list";
    }
    if (value.isIntegralNumber()) {
      return "integer";
    }
    return value.getNodeType().toString().toLowerCase(Locale.ROOT);
  }

  private static String article(String noun) {
    if (noun.equals("null")) {
      return "null";
    }
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  private static String shown(JsonNode value) {
    if (value.isContainer()) {
      return "this";
    }
    return value.isString() ? "\"" + value.asString() + "\"" : Json.compact(value);
  }

  private static String lowerFirst(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private JsonNode parentOf(Error error) {
    NodePath fragment = error.getSchemaLocation().getFragment();
    JsonNode at = json;
    for (int i = 0; i < fragment.getNameCount() - 1; i++) {
      Object element = fragment.getElement(i);
      at = element instanceof Integer index ? at.path(index) : at.path(element.toString());
    }
    return at;
  }

  private static String pointer(NodePath path) {
    String pointer = "";
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer = Located.child(pointer, path.getName(i));
    }
    return pointer;
  }
}
