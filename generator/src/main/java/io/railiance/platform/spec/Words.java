package io.railiance.platform.spec;

import io.railiance.platform.report.Printable;
import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values and what a schema expects, in the words of somebody who writes YAML. */
final class Words {
  private Words() {}

  /** {@code a quantity such as 10Gi}, {@code an integer}. */
  static String expected(JsonNode schema) {
    String words = schema.path(RecordSchema.EXPECTED).asString("");
    if (!words.isEmpty()) {
      return words;
    }
    return schema.has("pattern")
        ? "text that matches " + schema.get("pattern").asString()
        : article(expectedKinds(schema));
  }

  static String expectedKinds(JsonNode schema) {
    JsonNode type = schema.path("type");
    List<String> kinds = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(each -> kinds.add(ofType(each.asString())));
    } else {
      kinds.add(ofType(type.asString("value")));
    }
    return String.join(" or ", kinds);
  }

  private static String ofType(String type) {
    return switch (type) {
      case "object" -> "mapping";
      case "array" -> "list";
      default -> type;
    };
  }

  static String kind(JsonNode value) {
    if (value.isObject()) {
      return "mapping";
    }
    if (value.isArray()) {
      return "list";
    }
    return value.isIntegralNumber()
        ? "integer"
        : value.getNodeType().toString().toLowerCase(Locale.ROOT);
  }

  static String article(String noun) {
    if (noun.equals("null")) {
      return noun;
    }
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  static String shown(JsonNode value) {
    if (value.isContainer()) {
      return "this";
    }
    return value.isString() ? Printable.quoted(value.asString()) : Json.compact(value);
  }

  /**
   * The letters of a text that no name of ours has, by their Unicode names: some look like ours.
   *
   * <pre>{@code
   * ; it has CYRILLIC SMALL LETTER A (U+0430)
   * }</pre>
   */
  static String strangers(String text) {
    String names =
        text.codePoints()
            .filter(point -> point > '~')
            .distinct()
            .limit(3)
            .mapToObj(
                point -> String.format(Locale.ROOT, "%s (U+%04X)", Character.getName(point), point))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "; it has " + names;
  }

  /** A description as the end of another sentence; one that begins with a name stays: TLS. */
  static String lowerFirst(String sentence) {
    if (sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1))) {
      return sentence;
    }
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
