package io.railiance.platform.kubernetes;

import io.railiance.platform.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Fields of a tree by name, where {@code [*]} is each element of a list and each value of a
 * mapping: {@code spec.ports[*].protocol}.
 */
public record FieldPath(List<String> steps) {
  private static final String EACH = "[*]";

  public FieldPath {
    steps = List.copyOf(steps);
  }

  public static FieldPath of(String path) {
    return new FieldPath(List.of(path.replace(EACH, "." + EACH).split("\\.")));
  }

  /**
   * Pointers of the fields that exist.
   *
   * @param base pointer of the node that the path begins at
   */
  public List<String> in(JsonNode root, String base) {
    List<String> found = List.of(base);
    for (String step : steps) {
      List<String> next = new ArrayList<>();
      found.forEach(pointer -> step(root.at(pointer), pointer, step, next));
      found = next;
    }
    return found;
  }

  private static void step(JsonNode node, String pointer, String step, List<String> next) {
    if (!step.equals(EACH)) {
      if (node.has(step)) {
        next.add(Located.child(pointer, step));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        next.add(Located.child(pointer, i));
      }
    } else {
      node.propertyNames().forEach(name -> next.add(Located.child(pointer, name)));
    }
  }
}
