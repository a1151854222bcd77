package io.railiance.platform;

import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Values with one thing wrong.
 *
 * @param kind {@code misspelt}
 * @param values {@code {image: {ta: "9.1.2"}}}
 * @param named the key that whoever refuses them must name
 */
record Mistake(String kind, JsonNode values, String named) {
  /** All that can be done wrong in one place of a chart's values. */
  static List<Mistake> at(ValuePlace place, JsonNode value) {
    List<Mistake> mistakes = new ArrayList<>();
    String misspelt = misspelt(place.key());
    mistakes.add(new Mistake("misspelt", place.set(misspelt, value), misspelt));
    mistakes.add(of("null", place, null));
    mistakes.add(of("wrong type", place, wrongType(place.type())));
    JsonNode schema = place.schema();
    if (schema.has("minimum")) {
      mistakes.add(of("too small", place, schema.get("minimum").asLong() - 1));
    }
    if (schema.has("maximum")) {
      mistakes.add(of("too large", place, schema.get("maximum").asLong() + 1));
    }
    if (place.type().equals("integer")) {
      mistakes.add(of("a fraction", place, 1.5));
    }
    if (schema.has("enum")) {
      mistakes.add(of("not one of them", place, notOneOf(schema.get("enum"))));
    }
    if (schema.has("pattern")) {
      mistakes.add(of("ill formed", place, illFormed(schema.get("pattern").asString())));
      mistakes.add(
          of("words for the form", place, schema.at("/else/const").asString("no words given")));
    }
    return mistakes;
  }

  /** All that can be done wrong in a chart's values, a key at a time. */
  static List<Mistake> in(InstalledChart chart) {
    return at(ValuePlace.allIn(chart.schema()), chart);
  }

  /** The same without repetition: what the schema says once of many places is tried in one. */
  static List<Mistake> onceIn(InstalledChart chart) {
    Set<List<Object>> seen = new HashSet<>();
    List<ValuePlace> places =
        ValuePlace.allIn(chart.schema()).stream()
            .filter(place -> seen.add(List.of(place.key(), place.schema())))
            .toList();
    return at(places, chart);
  }

  private static List<Mistake> at(List<ValuePlace> places, InstalledChart chart) {
    return places.stream()
        .flatMap(place -> at(place, place.in(chart.defaults())).stream())
        .toList();
  }

  private static Mistake of(String kind, ValuePlace place, Object value) {
    return new Mistake(kind, place.set(Json.tree(value)), place.key());
  }

  private static String misspelt(String key) {
    int middle = key.length() / 2;
    return key.substring(0, middle) + key.substring(middle + 1);
  }

  private static Object wrongType(String type) {
    return switch (type) {
      case "string" -> 7;
      case "integer" -> "7";
      case "boolean" -> "yes";
      case "array", "object" -> "text";
      default -> throw new IllegalArgumentException("no wrong value is known for " + type);
    };
  }

  private static Object notOneOf(JsonNode values) {
    return values.get(0).isNumber() ? -1 : values.get(0).asString() + "x";
  }

  private static String illFormed(String pattern) {
    Pattern form = Pattern.compile(pattern);
    return Stream.of(" ", "-", "a\nb", "")
        .filter(text -> !form.matcher(text).find())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("everything fits " + pattern));
  }
}
