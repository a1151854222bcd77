package io.railiance.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A SHA-256 of named contents, whatever the order in which they were added. */
final class ContentHash {
  private static final long LARGEST = 64 << 20;

  private final SortedMap<String, byte[]> contents = new TreeMap<>();

  void add(String name, byte[] content) {
    contents.put(name, sha256().digest(content));
  }

  /**
   * Adds a file, or all files of a folder, if there are any.
   *
   * @param root that their names are relative to
   * @param except a folder that is left out; may be null
   * @throws IOException also for what is no regular file, for a link could change unseen, and for
   *     what would fill the memory
   */
  void addAll(Path start, Path root, Path except) throws IOException {
    if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            return folder.equals(except) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (!is.isRegularFile()) {
              throw new IOException("no regular file: " + file);
            }
            if (is.size() > LARGEST) {
              throw new IOException("no file of ours is that large: " + file);
            }
            add(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  int size() {
    return contents.size();
  }

  String hex() {
    MessageDigest all = sha256();
    for (Map.Entry<String, byte[]> content : contents.entrySet()) {
      byte[] name = content.getKey().getBytes(StandardCharsets.UTF_8);
      // Lengths first, so that no two lists run together to the same bytes.
      all.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
      all.update(name);
      all.update(content.getValue());
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
