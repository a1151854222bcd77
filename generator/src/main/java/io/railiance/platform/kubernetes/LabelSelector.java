package io.railiance.platform.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A selector of objects by their labels. An empty one selects everything.
 *
 * <pre>{@code
 * matchLabels: {app.kubernetes.io/name: valkey}
 * matchExpressions: [{key: role, operator: In, values: [primary]}]
 * }</pre>
 */
public record LabelSelector(SortedMap<String, String> labels, List<Requirement> requirements) {
  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Of the form with {@code matchLabels} and {@code matchExpressions}. */
  public static LabelSelector of(JsonNode selector) {
    List<Requirement> requirements = new ArrayList<>();
    for (JsonNode each : selector.path("matchExpressions")) {
      List<String> values = new ArrayList<>();
      each.path("values").forEach(value -> values.add(value.asString("")));
      requirements.add(
          new Requirement(
              each.path("key").asString(""), each.path("operator").asString(""), values));
    }
    return new LabelSelector(Labels.of(selector.path("matchLabels")), requirements);
  }

  /** Of a Service's form, where the labels stand alone. */
  public static LabelSelector ofLabels(JsonNode labels) {
    return new LabelSelector(Labels.of(labels), List.of());
  }

  public boolean isEmpty() {
    return labels.isEmpty() && requirements.isEmpty();
  }

  /** Whatever the value of one label. */
  LabelSelector without(String key) {
    SortedMap<String, String> others = new TreeMap<>(labels);
    others.remove(key);
    return new LabelSelector(others, requirements);
  }

  public boolean matches(Map<String, String> candidate) {
    return candidate.entrySet().containsAll(labels.entrySet())
        && requirements.stream().allMatch(requirement -> requirement.matches(candidate));
  }

  /** One of {@code matchExpressions}. */
  public record Requirement(String key, String operator, List<String> values) {
    public Requirement {
      values = List.copyOf(values);
    }

    boolean matches(Map<String, String> labels) {
      return switch (operator) {
        case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
        case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
        case "Exists" -> labels.containsKey(key);
        case "DoesNotExist" -> !labels.containsKey(key);
        default -> false;
      };
    }
  }

  /** {@code app=valkey, role in [primary]}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    labels.forEach((key, value) -> parts.add(key + "=" + value));
    requirements.forEach(
        each -> parts.add((each.key() + " " + each.operator() + " " + each.values()).strip()));
    return String.join(", ", parts);
  }
}
