package io.railiance.platform.spec;

import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a person is told about one broken keyword of a schema.
 *
 * @param isOfKey whether it is about a key that should not be there, not about a value
 */
record Complaint(String message, String remedy, boolean isOfKey) {
  private Complaint(String message, String remedy) {
    this(message, remedy, false);
  }

  /**
   * @param keyword {@code type}, {@code required}
   * @param value that breaks it
   * @param property that is missing or too many; empty for other keywords
   * @param around the schema that the keyword stands in
   * @param otherwise what the validator says, for keywords that have no words of ours
   */
  static Complaint of(
      String keyword, JsonNode value, String property, JsonNode around, String otherwise) {
    String shown = Words.shown(value);
    return switch (keyword) {
      case "additionalProperties", "false" -> unknown(property, around);
      case "required" -> missing(property, around);
      case "type" -> new Complaint(mistyped(value, around), remedy(around, value));
      case "pattern" -> new Complaint(misspelt(value.asString(), around), remedy(around, value));
      case "propertyNames" ->
          new Complaint(
              "key " + misspelt(property, around.path("propertyNames")), "Rename the key.", true);
      case "enum", "const" -> choice(value, around);
      case "minimum" ->
          new Complaint(
              shown + " is below the least allowed, " + around.path("minimum").asString(),
              remedy(around, value));
      case "maximum" ->
          new Complaint(
              shown + " is above the most allowed, " + around.path("maximum").asString(),
              remedy(around, value));
      case "minItems", "minProperties" -> new Complaint("this is empty", remedy(around, value));
      default -> new Complaint(shown + ": " + otherwise, remedy(around, value));
    };
  }

  /** A property whose name is a sentence is one that nobody can set: the reason of a refusal. */
  static boolean isSentence(String property) {
    return property.indexOf(' ') >= 0;
  }

  private static Complaint unknown(String property, JsonNode around) {
    List<String> known = new ArrayList<>(around.path("properties").propertyNames());
    String hint = DidYouMean.sentence(property, known);
    String remedy =
        hint.isEmpty() && !known.isEmpty()
            ? "Remove it, or use one of: " + String.join(", ", known) + "."
            : "Rename the field, or remove it.";
    return new Complaint("unknown field " + Printable.quoted(property) + "." + hint, remedy, true);
  }

  private static Complaint missing(String property, JsonNode around) {
    if (isSentence(property)) {
      return new Complaint(property, "Change one of the values that it names.");
    }
    String what = around.path("properties").path(property).path("description").asString("");
    return new Complaint(
        "\"" + property + "\" is missing",
        "Add \"" + property + "\"" + (what.isEmpty() ? "." : ": " + Words.lowerFirst(what)));
  }

  private static String misspelt(String text, JsonNode around) {
    Pattern wanted = Pattern.compile(around.path("pattern").asString());
    String hint = Respelling.sentence(text, wanted);
    return Printable.quoted(text)
        + " is not "
        + Words.expected(around)
        + Words.strangers(text)
        + (hint.isEmpty() ? "" : "." + hint);
  }

  private static String mistyped(JsonNode value, JsonNode around) {
    String expected = Words.article(Words.expectedKinds(around)) + " is expected";
    return value.isNull()
        ? "nothing is given here, but " + expected
        : Words.shown(value) + " is " + Words.article(Words.kind(value)) + ", but " + expected;
  }

  private static Complaint choice(JsonNode value, JsonNode around) {
    List<String> allowed = new ArrayList<>();
    around.path("enum").forEach(each -> allowed.add(each.asString()));
    if (around.has("const")) {
      allowed.add(around.get("const").asString());
    }
    String because = around.path(RecordSchema.BECAUSE).asString("");
    return new Complaint(
        Words.shown(value)
            + " is not allowed."
            + (value.isString() ? DidYouMean.sentence(value.asString(), allowed) : "")
            + (because.isEmpty() ? "" : " " + because),
        "Use one of: " + String.join(", ", allowed) + ".");
  }

  private static String remedy(JsonNode around, JsonNode value) {
    String type = around.path("type").asString("");
    if (value.isString() && type.equals("boolean")) {
      return "Write true or false.";
    }
    if (value.isString() && type.matches("integer|number")) {
      return "Write a number, without quotes.";
    }
    String pattern = around.path("pattern").asString(".*");
    if (type.equals("string") && isBare(value) && value.asString().matches(pattern)) {
      return "Quote it: \"" + value.asString() + "\".";
    }
    String what = around.path("description").asString("");
    return what.isEmpty()
        ? "Write " + Words.expected(around) + "."
        : "Here belongs: " + Words.lowerFirst(what);
  }

  private static boolean isBare(JsonNode value) {
    return value.isNumber() || value.isBoolean();
  }
}
