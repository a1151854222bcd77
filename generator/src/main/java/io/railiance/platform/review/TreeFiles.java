package io.railiance.platform.review;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one side of a review, read.
 *
 * @param name as the report shows it: {@code main (3f2a1c9e)}, {@code rendered}
 * @param files text by path, relative to the folder: {@code production/valkey/service-valkey.yaml}
 * @param folder what stands before these paths, for places: {@code rendered/}; empty for none
 */
record TreeFiles(String name, SortedMap<String, String> files, String folder) {
  static final int LARGEST = 64 * 1024 * 1024;

  TreeFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The files of a folder, as a tree of their own. */
  TreeFiles below(String part) {
    SortedMap<String, String> own = new TreeMap<>();
    files.tailMap(part + "/").entrySet().stream()
        .takeWhile(each -> each.getKey().startsWith(part + "/"))
        .forEach(each -> own.put(each.getKey().substring(part.length() + 1), each.getValue()));
    return new TreeFiles(name, own, folder + part + "/");
  }

  static boolean isYaml(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }
}
