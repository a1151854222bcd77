package io.railiance.platform.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Folders on the disk: made, deleted whole, or while they are empty. Links are deleted, never
 * followed.
 */
record Folders(FileOperations disk) {
  void create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      create(folder.getParent());
      disk.createFolder(folder);
    }
  }

  void delete(Path path) throws IOException {
    if (isFolder(path)) {
      for (Path child : children(path)) {
        delete(child);
      }
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      disk.delete(path);
    }
  }

  /** Deletes the folder and those in it, unless there is a file somewhere below. */
  void deleteIfWithoutFiles(Path folder) throws IOException {
    if (!isFolder(folder)) {
      return;
    }
    for (Path child : children(folder)) {
      deleteIfWithoutFiles(child);
    }
    if (children(folder).isEmpty()) {
      disk.delete(folder);
    }
  }

  /** Deletes the folder and those above it, below the root, as long as they are empty. */
  void pruneEmpty(Path root, Path folder) throws IOException {
    for (Path at = folder; !at.equals(root); at = at.getParent()) {
      if (isFolder(at) && children(at).isEmpty()) {
        disk.delete(at);
      } else if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
    }
  }

  /** Flushes the folders of these files, and those above them down from the root, if they exist. */
  void flush(Path root, Collection<String> files) throws IOException {
    SortedSet<Path> folders = new TreeSet<>();
    for (String file : files) {
      for (Path at = root.resolve(file); !at.equals(root); at = at.getParent()) {
        folders.add(at.getParent());
      }
    }
    for (Path folder : folders) {
      if (isFolder(folder)) {
        disk.flush(folder);
      }
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
