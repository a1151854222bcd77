package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.review.FieldPlace.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The fields that a rule is about, as {@code spec.ports[*].port}; {@code [*]} is any key. Two words
 * at the beginning stand for more: {@code pod.} for the pod or pod template, {@code container.} for
 * each container of any sort in it.
 */
record FieldPattern(List<String> steps) {
  private static final String ANY = "*";
  private static final List<String> CONTAINERS =
      List.of("containers", "initContainers", "ephemeralContainers");

  FieldPattern {
    steps = List.copyOf(steps);
  }

  /** The value of a field on both sides. */
  record Sides(String place, JsonNode before, JsonNode after) {}

  /** What the pattern is in an object; nothing where it is about pods and the object makes none. */
  static List<FieldPattern> of(String pattern, Manifest manifest) {
    List<String> steps = parsed(pattern);
    String first = steps.get(0);
    if (!first.equals("pod") && !first.equals("container")) {
      return List.of(new FieldPattern(steps));
    }
    if (manifest.podTemplate().isEmpty()) {
      return List.of();
    }
    List<String> pod = new ArrayList<>(List.of(manifest.podTemplate().get().split("/")));
    pod.removeIf(String::isEmpty);
    List<String> rest = steps.subList(1, steps.size());
    if (first.equals("pod")) {
      return List.of(joined(pod, List.of(), rest));
    }
    return CONTAINERS.stream().map(each -> joined(pod, List.of("spec", each, ANY), rest)).toList();
  }

  private static FieldPattern joined(List<String> first, List<String> then, List<String> last) {
    List<String> all = new ArrayList<>(first);
    all.addAll(then);
    all.addAll(last);
    return new FieldPattern(all);
  }

  /** {@code metadata.labels[helm.sh/chart]} is three steps. */
  private static List<String> parsed(String pattern) {
    List<String> steps = new ArrayList<>();
    for (String part : pattern.split("\\.(?![^\\[]*\\])")) {
      int bracket = part.indexOf('[');
      steps.add(bracket < 0 ? part : part.substring(0, bracket));
      while (bracket >= 0) {
        int end = part.indexOf(']', bracket);
        steps.add(part.substring(bracket + 1, end));
        bracket = part.indexOf('[', end);
      }
    }
    return steps;
  }

  /** Whether the change is at or below the pattern. */
  boolean covers(FieldPlace place) {
    return steps.size() <= place.steps().size() && agrees(place);
  }

  /**
   * The values that the pattern has in a change: of the changed field where it is at or below the
   * pattern, of the fields within it where it is above.
   */
  List<Sides> in(FieldChange change) {
    if (!agrees(change.place())) {
      return List.of();
    }
    int depth = change.place().steps().size();
    if (steps.size() <= depth) {
      return List.of(new Sides(change.place().toString(), change.before(), change.after()));
    }
    boolean goneElement = change.place().steps().get(depth - 1).key();
    if (change.after().isMissingNode() && goneElement) {
      return List.of();
    }
    List<Sides> found = new ArrayList<>();
    List<String> rest = steps.subList(depth, steps.size());
    descend(change.place(), change.before(), change.after(), rest, found);
    return found;
  }

  private boolean agrees(FieldPlace place) {
    int common = Math.min(steps.size(), place.steps().size());
    for (int i = 0; i < common; i++) {
      Step step = place.steps().get(i);
      boolean any = steps.get(i).equals(ANY) && step.key();
      if (!any && !steps.get(i).equals(step.name())) {
        return false;
      }
    }
    return true;
  }

  private static void descend(
      FieldPlace place, JsonNode before, JsonNode after, List<String> rest, List<Sides> found) {
    if (rest.isEmpty()) {
      if (!before.equals(after)) {
        found.add(new Sides(place.toString(), before, after));
      }
      return;
    }
    List<String> next = rest.subList(1, rest.size());
    if (!rest.get(0).equals(ANY)) {
      String name = rest.get(0);
      descend(place.field(name), before.path(name), after.path(name), next, found);
      return;
    }
    SortedMap<String, JsonNode> olds = elements(before);
    elements(after)
        .forEach(
            (key, now) -> {
              JsonNode old = olds.getOrDefault(key, MissingNode.getInstance());
              descend(place.key(key), old, now, next, found);
            });
    if (next.isEmpty()) {
      SortedMap<String, JsonNode> news = elements(after);
      olds.forEach(
          (key, old) -> {
            if (!news.containsKey(key)) {
              found.add(new Sides(place.key(key).toString(), old, MissingNode.getInstance()));
            }
          });
    }
  }

  private static SortedMap<String, JsonNode> elements(JsonNode node) {
    SortedMap<String, JsonNode> elements = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      elements.put(each.getKey(), each.getValue());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      elements.put(node.get(i).path("name").asString(Integer.toString(i)), node.get(i));
    }
    return Collections.unmodifiableSortedMap(elements);
  }
}
