package io.railiance.platform.yaml;

import io.railiance.platform.report.Location;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A YAML document as a tree, with the place of each key and value.
 *
 * @param file as it is shown
 * @param root the tree
 * @param values place of the value at each JSON pointer: {@code /auth/users/0}
 * @param keys place of the key at each JSON pointer that ends in a key
 * @param ambiguous pointers of unquoted strings that a YAML 1.1 reader takes for something else:
 *     {@code on}, {@code 0777}
 */
public record Located(
    String file,
    JsonNode root,
    Map<String, Location> values,
    Map<String, Location> keys,
    Set<String> ambiguous) {
  public Located {
    values = Map.copyOf(values);
    keys = Map.copyOf(keys);
    ambiguous = Set.copyOf(ambiguous);
  }

  /** The place of the value at a pointer, or of the nearest value above it. */
  public Location at(String pointer) {
    for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
      Location found = values.get(at);
      if (found != null) {
        return found;
      }
      if (at.isEmpty()) {
        return Location.of(file);
      }
    }
  }

  /** The place of the key at a pointer; where it is no key, of the value. */
  public Location keyAt(String pointer) {
    Location key = keys.get(pointer);
    return key != null ? key : at(pointer);
  }

  public JsonNode node(String pointer) {
    return root.at(pointer);
  }

  /** The same document under another file name. */
  public Located in(String file) {
    return new Located(file, root, moved(values, file), moved(keys, file), ambiguous);
  }

  private static Map<String, Location> moved(Map<String, Location> places, String file) {
    Map<String, Location> moved = new HashMap<>();
    places.forEach((at, place) -> moved.put(at, new Location(file, place.line(), place.column())));
    return moved;
  }

  /**
   * The part of the document below a pointer, as a document of its own with the places it has in
   * this one.
   */
  public Located below(String pointer) {
    return new Located(file, node(pointer), cut(values, pointer), cut(keys, pointer), Set.of());
  }

  private static Map<String, Location> cut(Map<String, Location> places, String pointer) {
    Map<String, Location> below = new HashMap<>();
    String inside = pointer + "/";
    places.forEach(
        (at, place) -> {
          if (at.equals(pointer) || at.startsWith(inside)) {
            below.put(at.substring(pointer.length()), place);
          }
        });
    return below;
  }

  /** A pointer's next step, escaped. */
  public static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  public static String child(String pointer, int index) {
    return pointer + "/" + index;
  }
}
