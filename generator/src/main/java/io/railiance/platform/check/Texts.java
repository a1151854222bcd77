package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.yaml.Located;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** The texts in an object, wherever they are: arguments, variables, annotations, files. */
final class Texts {
  private Texts() {}

  /**
   * @param action takes the pointer and the text
   */
  static void in(Manifest manifest, BiConsumer<String, String> action) {
    walk(manifest.body(), "", action);
  }

  private static void walk(JsonNode node, String pointer, BiConsumer<String, String> action) {
    if (node.isString()) {
      action.accept(pointer, node.asString());
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        walk(entry.getValue(), Located.child(pointer, entry.getKey()), action);
      }
    } else {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), Located.child(pointer, i), action);
      }
    }
  }
}
