package io.railiance.platform;

import io.railiance.platform.spec.Overlay;
import io.railiance.platform.yaml.Json;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that a chart's schema admits, drawn by chance: what its form allows, or what a scenario of
 * the service sets. Where the schema admits anything, as below {@code tolerations}, it is always
 * the latter.
 */
final class ValidValues {
  /** How many are drawn: {@code -Dvalues.sets=1000 -Dvalues.seed=7} draws more, and others. */
  static final int SETS = Integer.getInteger("values.sets", 10);

  private static final long SEED = Long.getLong("values.seed", 1);
  private static final int LONGEST_LIST = 3;
  private static final String ANYTHING = "[ -~]{0,20}";

  private final InstalledChart chart;
  private final List<ValuePlace> leaves;
  private final Random random;

  ValidValues(InstalledChart chart) {
    this(chart, SEED);
  }

  ValidValues(InstalledChart chart, long seed) {
    this.chart = chart;
    this.leaves =
        ValuePlace.allIn(chart.schema()).stream().filter(place -> !place.isGroup()).toList();
    this.random = new Random(seed);
  }

  List<ValuePlace> leaves() {
    return leaves;
  }

  /** Some of the chart's values, each admitted; together they may be forbidden. */
  JsonNode some() {
    JsonNode values = Json.mapper().createObjectNode();
    int share = 1 + random.nextInt(leaves.size());
    for (ValuePlace leaf : leaves) {
      if (random.nextInt(leaves.size()) < share) {
        values = Overlay.merge(values, leaf.set(at(leaf)));
      }
    }
    return values;
  }

  /** A value for one place. */
  JsonNode at(ValuePlace place) {
    List<JsonNode> examples =
        chart.examples().stream()
            .map(place::in)
            .filter(example -> !example.isMissingNode())
            .toList();
    boolean byExample = isOpen(place.schema()) || (!examples.isEmpty() && random.nextBoolean());
    if (byExample && examples.isEmpty()) {
      throw new IllegalStateException("no scenario sets " + place.shown());
    }
    return byExample ? pick(examples) : of(place.schema());
  }

  private static boolean isOpen(JsonNode schema) {
    JsonNode below = schema.has("items") ? schema.get("items") : schema.get("additionalProperties");
    return below != null && ((below.isObject() && below.isEmpty()) || isOpen(below));
  }

  private JsonNode of(JsonNode schema) {
    if (schema.has("enum")) {
      return pick(List.copyOf(schema.get("enum").values()));
    }
    return switch (schema.path("type").asString("")) {
      case "boolean" -> Json.tree(random.nextBoolean());
      case "integer" -> Json.tree(integer(schema));
      case "string" ->
          Json.tree(PatternSample.of(schema.path("pattern").asString(ANYTHING), random));
      case "array" -> list(schema.path("items"));
      case "object" -> map(schema);
      default -> throw new IllegalArgumentException("no value is known for " + schema);
    };
  }

  /** The bounds more often than what is between, since there it breaks. */
  private long integer(JsonNode schema) {
    long low = schema.get("minimum").asLong();
    long high = schema.get("maximum").asLong();
    return switch (random.nextInt(4)) {
      case 0 -> low;
      case 1 -> high;
      default -> low + (long) (random.nextDouble() * (high - low + 1));
    };
  }

  private ArrayNode list(JsonNode items) {
    ArrayNode list = Json.mapper().createArrayNode();
    int size = random.nextInt(LONGEST_LIST + 1);
    for (int i = 0; i < size; i++) {
      list.add(of(items));
    }
    return list;
  }

  private ObjectNode map(JsonNode schema) {
    ObjectNode map = Json.mapper().createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(each -> map.set(each.getKey(), of(each.getValue())));
    if (schema.path("additionalProperties").isObject()) {
      int size = random.nextInt(LONGEST_LIST + 1);
      for (int i = 0; i < size; i++) {
        String key =
            PatternSample.of(schema.at("/propertyNames/pattern").asString(ANYTHING), random);
        map.set(key, of(schema.get("additionalProperties")));
      }
    }
    return map;
  }

  private JsonNode pick(List<JsonNode> values) {
    return values.get(random.nextInt(values.size()));
  }
}
