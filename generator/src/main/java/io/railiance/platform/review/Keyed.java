package io.railiance.platform.review;

import io.railiance.platform.yaml.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A list as a mapping, by the keys of its elements: {@code ports} by {@code 6379 TCP}.
 *
 * @param elements in the order of the list
 * @param isAmbiguous whether two elements have one key, or one has none
 */
record Keyed(Map<String, Element> elements, boolean isAmbiguous) {
  record Element(JsonNode node, String pointer) {}

  /**
   * @param keys pointers without the first slash: {@code name}, {@code metadata/name}
   * @param absent what a key is where an element has none
   */
  static Keyed of(JsonNode list, List<String> keys, String pointer, UnaryOperator<String> absent) {
    Map<String, Element> elements = new LinkedHashMap<>();
    boolean ambiguous = false;
    for (int i = 0; i < list.size(); i++) {
      List<String> parts = new ArrayList<>();
      for (String key : keys) {
        String part = list.get(i).at("/" + key).asString(absent.apply(key));
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
      Element element = new Element(list.get(i), Located.child(pointer, i));
      ambiguous |= elements.put(String.join(" ", parts), element) != null;
    }
    return new Keyed(elements, ambiguous);
  }

  JsonNode node(String key) {
    Element element = elements.get(key);
    return element == null ? MissingNode.getInstance() : element.node();
  }

  /** Of the element; empty where there is none. */
  String pointer(String key) {
    Element element = elements.get(key);
    return element == null ? "" : element.pointer();
  }

  /** The keys that the other has too, in the order of this one. */
  List<String> orderOf(Keyed other) {
    return elements.keySet().stream().filter(other.elements::containsKey).toList();
  }

  static boolean isPermutation(JsonNode one, JsonNode other) {
    Map<JsonNode, Integer> counts = new HashMap<>();
    one.forEach(each -> counts.merge(each, 1, Integer::sum));
    other.forEach(each -> counts.merge(each, -1, Integer::sum));
    return counts.values().stream().allMatch(count -> count == 0);
  }
}
