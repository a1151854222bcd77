package io.railiance.platform.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One file that differs between what is committed and what the specs generate. */
public sealed interface Change {
  String path();

  /** What is generated, but not there. */
  record Added(String path, String after) implements Change {}

  /** What is there and was generated once, but no longer is. */
  record Removed(String path, String before) implements Change {}

  /** What is there with other bytes. */
  record Modified(String path, String before, String after) implements Change {}

  /** The steps from one tree to another, sorted by path. */
  static List<Change> between(Map<String, String> before, Map<String, String> after) {
    TreeMap<String, Change> changes = new TreeMap<>();
    before.forEach(
        (path, text) -> {
          String now = after.get(path);
          if (now == null) {
            changes.put(path, new Removed(path, text));
          } else if (!now.equals(text)) {
            changes.put(path, new Modified(path, text, now));
          }
        });
    after.forEach(
        (path, text) -> {
          if (!before.containsKey(path)) {
            changes.put(path, new Added(path, text));
          }
        });
    return new ArrayList<>(changes.values());
  }
}
