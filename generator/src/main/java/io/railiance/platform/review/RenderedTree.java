package io.railiance.platform.review;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All objects of one side.
 *
 * @param name as the report shows it
 * @param environments the objects of each environment
 */
record RenderedTree(String name, SortedMap<String, SortedMap<ObjectKey, Rendered>> environments) {
  RenderedTree {
    environments = Collections.unmodifiableSortedMap(environments);
  }

  SortedMap<ObjectKey, Rendered> environment(String name) {
    return environments.getOrDefault(name, Collections.emptySortedMap());
  }

  int size() {
    return environments.values().stream().mapToInt(SortedMap::size).sum();
  }

  static RenderedTree empty(String name) {
    return new RenderedTree(name, new TreeMap<>());
  }
}
