package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of one manifest: fields set by their pointers, an element more of a list, one removed,
 * or, by an empty pointer, the whole object.
 *
 * @param remove null for nothing
 */
record Edit(String file, Map<String, JsonNode> set, String remove) {
  static Edit of(String file, JsonNode entry) {
    Map<String, JsonNode> set = new TreeMap<>();
    entry.path("set").properties().forEach(each -> set.put(each.getKey(), each.getValue()));
    return new Edit(file, set, entry.has("remove") ? entry.path("remove").asString() : null);
  }

  /** The manifest afterwards; nothing where it is removed. */
  Optional<JsonNode> applied(String text) {
    if (remove != null && remove.isEmpty()) {
      return Optional.empty();
    }
    JsonNode root = YamlReader.read(file, text).root();
    set.forEach((at, value) -> put(root, at, value));
    if (remove != null) {
      cut(root, remove);
    }
    return Optional.of(root);
  }

  TreeFiles applied(TreeFiles before) {
    assertThat(before.files()).containsKey(file);
    TreeMap<String, String> files = new TreeMap<>(before.files());
    applied(files.get(file))
        .ifPresentOrElse(root -> files.put(file, Yaml.write(root)), () -> files.remove(file));
    return new TreeFiles("after", files, before.folder());
  }

  /** Parents that are missing on the way are made. */
  private static void put(JsonNode root, String pointer, JsonNode value) {
    JsonNode node = root;
    String[] steps = pointer.substring(1).split("/");
    for (int i = 0; i < steps.length - 1; i++) {
      String step = unescaped(steps[i]);
      JsonNode next = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
      if (next.isMissingNode()) {
        next = Json.mapper().createObjectNode();
        ((ObjectNode) node).set(step, next);
      }
      node = next;
    }
    String last = unescaped(steps[steps.length - 1]);
    if (node instanceof ArrayNode list && list.size() == Integer.parseInt(last)) {
      list.add(value);
    } else if (node instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) node).set(last, value);
    }
  }

  private static void cut(JsonNode root, String pointer) {
    int slash = pointer.lastIndexOf('/');
    String last = unescaped(pointer.substring(slash + 1));
    JsonNode parent = root.at(pointer.substring(0, slash));
    assertThat(root.at(pointer).isMissingNode()).as(pointer).isFalse();
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(last));
    } else {
      ((ObjectNode) parent).remove(last);
    }
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
