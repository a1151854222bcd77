package io.railiance.platform.review;

import io.railiance.platform.report.Printable;
import io.railiance.platform.yaml.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values as a report may show them: bounded, in one line, and no secret among them. */
final class Shown {
  static final String HIDDEN = "(hidden)";
  static final String NOTHING = "(none)";

  private static final int LONGEST = 160;
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?i).*(passw(or)?d|passphrase|secret|token|credential|private_?key|api_?key).*");

  private Shown() {}

  static Risk.ShownField field(ObjectChange change, FieldChange field) {
    String before = value(change, field.place(), field.before());
    String after = value(change, field.place(), field.after());
    if (!before.equals(HIDDEN) && isLong(field.before()) && isLong(field.after())) {
      LineDifference lines = LineDifference.of(field.before().asString(), field.after().asString());
      before = lines.before();
      after = lines.after();
    }
    return new Risk.ShownField(field.place().toString(), before, after, field.pointer());
  }

  private static boolean isLong(JsonNode value) {
    return value.isString() && value.asString("").indexOf('\n') >= 0;
  }

  static String value(ObjectChange change, FieldPlace place, JsonNode value) {
    if (value.isMissingNode()) {
      return NOTHING;
    }
    boolean secret = change.key().kind().equals("Secret") && place.isBelow("data");
    boolean variable = place.toString().matches(".*\\.env\\[.*");
    if (secret || (variable && isCredential(place))) {
      return value.isObject() && secret ? keys(value) : HIDDEN;
    }
    return text(value);
  }

  /** A variable whose name says so: its literal value has no business here, but may be there. */
  private static boolean isCredential(FieldPlace place) {
    boolean reference = place.toString().contains("valueFrom");
    return !reference
        && place.steps().stream()
            .anyMatch(step -> step.key() && CREDENTIAL.matcher(step.name()).matches());
  }

  private static String keys(JsonNode data) {
    return HIDDEN + " " + String.join(", ", new java.util.TreeSet<>(data.propertyNames()));
  }

  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return NOTHING;
    }
    String text =
        value.isContainer() ? Json.compact(withoutCredentials(value)) : value.asString("");
    String line = Printable.oneLine(text);
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
  }

  /** A whole container that is new has its variables within. */
  private static JsonNode withoutCredentials(JsonNode value) {
    JsonNode copy = value.deepCopy();
    hide(copy);
    return copy;
  }

  private static void hide(JsonNode node) {
    if (node instanceof ObjectNode mapping
        && mapping.path("value").isString()
        && CREDENTIAL.matcher(mapping.path("name").asString("")).matches()) {
      mapping.put("value", HIDDEN);
    }
    node.forEach(Shown::hide);
  }
}
