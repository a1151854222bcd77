package io.railiance.platform.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Folders on the disk: deleted whole, or while they are empty. Links are deleted, never followed.
 */
final class Folders {
  private Folders() {}

  static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        for (Path child : children) {
          delete(child);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  /** Deletes the folder and those above it, below the root, as long as they are empty. */
  static void pruneEmpty(Path root, Path folder) throws IOException {
    for (Path at = folder; at != null && !at.equals(root) && isEmpty(at); at = at.getParent()) {
      Files.deleteIfExists(at);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      return !children.iterator().hasNext();
    }
  }
}
