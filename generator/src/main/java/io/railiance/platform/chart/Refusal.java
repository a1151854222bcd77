package io.railiance.platform.chart;

import io.railiance.platform.yaml.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A combination of values that the chart refuses, with the reason as a sentence.
 *
 * <p>JSON Schema has no messages of its own. What each validator prints is the name of a missing
 * property, so the sentence is the name of a property that nobody can set:
 *
 * <pre>{@code
 * at '': missing property 'replicaCount is 1, 3 or 5: of two nodes neither is a majority when the other is lost'
 * }</pre>
 *
 * @param when a schema of the root; values that fit it are refused
 * @param sentence why, and what to set instead
 */
public record Refusal(JsonNode when, String sentence) {
  /**
   * @param when the schema as JSON
   */
  public static Refusal when(String when, String sentence) {
    return new Refusal(Json.parse(when), sentence);
  }

  ObjectNode schema() {
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.set("if", when);
    schema.withObject("/then").withArray("required").add(sentence);
    return schema;
  }
}
