package io.railiance.platform;

import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that each may stand alone, and the sentence with which a chart refuses them together.
 *
 * @param sentence as the service words it
 * @param candidates values of which at least one set is refused with the sentence
 */
record ForbiddenCombination(String sentence, List<ObjectNode> candidates) {
  /** Those of a chart's schema: an {@code if} that must not be, and {@code then} the sentence. */
  static List<ForbiddenCombination> in(JsonNode schema) {
    List<ForbiddenCombination> all = new ArrayList<>();
    for (JsonNode refusal : schema.path("allOf")) {
      List<ValuePlace> places =
          ValuePlace.allIn(refusal.get("if")).stream().filter(place -> !place.isGroup()).toList();
      List<ObjectNode> candidates = List.of(Json.mapper().createObjectNode());
      for (ValuePlace place : places) {
        candidates = spread(candidates, place);
      }
      all.add(new ForbiddenCombination(refusal.at("/then/required/0").asString(), candidates));
    }
    return all;
  }

  private static List<ObjectNode> spread(List<ObjectNode> sets, ValuePlace place) {
    return sets.stream()
        .flatMap(
            set ->
                candidates(place.schema())
                    .map(value -> (ObjectNode) with(set.deepCopy(), place.set(value))))
        .toList();
  }

  private static JsonNode with(ObjectNode values, ObjectNode more) {
    for (Map.Entry<String, JsonNode> entry : more.properties()) {
      JsonNode under = values.get(entry.getKey());
      values.set(
          entry.getKey(),
          under instanceof ObjectNode group
              ? with(group, (ObjectNode) entry.getValue())
              : entry.getValue());
    }
    return values;
  }

  /** What the condition names; or else some name, or small numbers. */
  private static Stream<JsonNode> candidates(JsonNode condition) {
    if (condition.has("const")) {
      return Stream.of(condition.get("const"));
    }
    if (condition.has("enum")) {
      return condition.get("enum").valueStream();
    }
    if (condition.path("type").asString("").equals("string")) {
      return Stream.of(Json.tree("some"));
    }
    return IntStream.rangeClosed(0, 10).mapToObj(Json::tree);
  }
}
