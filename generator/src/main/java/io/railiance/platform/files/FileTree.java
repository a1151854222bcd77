package io.railiance.platform.files;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A folder of text files in memory: {@code helm/charts/valkey/Chart.yaml -> text}.
 *
 * @param files text by path; a path is relative, with forward slashes; lines end with {@code \n}
 */
public record FileTree(SortedMap<String, String> files) {
  public static final FileTree EMPTY = new FileTree(Collections.emptySortedMap());

  public FileTree {
    files.forEach(FileTree::requireSound);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public static FileTree of(String path, String text) {
    return new FileTree(new TreeMap<>(Collections.singletonMap(path, text)));
  }

  /** The union of two trees that share no path. */
  public FileTree and(FileTree other) {
    return union(List.of(this, other));
  }

  /** The union of trees of which no two share a path; two at a time would copy most files often. */
  public static FileTree union(List<FileTree> trees) {
    SortedMap<String, String> union = new TreeMap<>();
    for (FileTree tree : trees) {
      tree.forEach(
          (path, text) -> {
            if (union.put(path, text) != null) {
              throw new IllegalArgumentException("two files at " + path);
            }
          });
    }
    return new FileTree(union);
  }

  /** This tree as a subfolder. */
  public FileTree under(String folder) {
    SortedMap<String, String> moved = new TreeMap<>();
    files.forEach((path, text) -> moved.put(folder + "/" + path, text));
    return new FileTree(moved);
  }

  public String text(String path) {
    String text = files.get(path);
    if (text == null) {
      throw new IllegalArgumentException("no file " + path);
    }
    return text;
  }

  public void forEach(BiConsumer<String, String> action) {
    files.forEach(action);
  }

  public int size() {
    return files.size();
  }

  private static void requireSound(String path, String text) {
    if (path.isEmpty() || path.startsWith("/") || path.contains("\\") || climbs(path)) {
      throw new IllegalArgumentException("not a path inside a tree: " + path);
    }
    if (text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("carriage return in " + path);
    }
  }

  private static boolean climbs(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return true;
      }
    }
    return false;
  }
}
