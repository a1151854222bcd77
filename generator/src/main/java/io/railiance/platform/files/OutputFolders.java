package io.railiance.platform.files;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies in the folders that belong to the generator, compared with what it generates.
 *
 * @param root the repository
 * @param folders the generator's own folders and files below it: {@code helm}, {@code rendered}
 */
public record OutputFolders(Path root, List<String> folders) {
  private static final int LARGEST = 4 << 20;

  public OutputFolders {
    folders = List.copyOf(folders);
  }

  /**
   * How the disk differs from the generated tree. Files without the generator's mark that it does
   * not generate are in {@link Drift#foreign()}: they are never touched. Gives up where one of them
   * is in the way of a generated file.
   */
  public Drift drift(FileTree generated) {
    SortedMap<String, byte[]> disk = read();
    SortedMap<String, String> ours = new TreeMap<>();
    List<Finding> foreign = new ArrayList<>();
    disk.forEach(
        (path, bytes) -> {
          String wanted = generated.files().get(path);
          if (wanted != null && Arrays.equals(wanted.getBytes(StandardCharsets.UTF_8), bytes)) {
            ours.put(path, wanted);
          } else if (wanted != null || GeneratedMark.isOn(lenient(bytes))) {
            ours.put(path, lenient(bytes));
          } else {
            requireAside(path, generated);
            foreign.add(foreign(path));
          }
        });
    return new Drift(Change.between(ours, generated.files()), foreign);
  }

  private SortedMap<String, byte[]> read() {
    SortedMap<String, byte[]> found = new TreeMap<>();
    for (String folder : folders) {
      requireNoLinkTo(folder);
      Path start = root.resolve(folder);
      if (Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
        walk(start, found);
      }
    }
    return found;
  }

  /** {@code docs/checks.md} is not ours to write if {@code docs} leads elsewhere. */
  private void requireNoLinkTo(String folder) {
    Path at = root;
    for (Path name : Path.of(folder)) {
      at = at.resolve(name);
      if (Files.isSymbolicLink(at)) {
        throw new FindingsException(link(path(at)));
      }
    }
  }

  private static void requireAside(String foreign, FileTree generated) {
    for (String wanted : generated.files().keySet()) {
      if (wanted.startsWith(foreign + "/") || foreign.startsWith(wanted + "/")) {
        throw new FindingsException(
            Finding.error(
                "output-path",
                Location.of(foreign),
                "this file, which is not generated, is in the way of " + wanted,
                "Move it elsewhere, or delete it; it is not touched."));
      }
    }
  }

  private String path(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private void walk(Path start, SortedMap<String, byte[]> found) {
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
              String path = path(file);
              if (!is.isRegularFile()) {
                throw new FindingsException(link(path));
              }
              found.put(path, head(file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new FindingsException(
          Finding.error(
              "output-path",
              Location.of(path(start)),
              "cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
              "Make it readable."));
    }
  }

  /** Of a file that is larger than any of ours, enough to see that it differs. */
  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST);
    }
  }

  /** Bytes that are no UTF-8 differ from all that we generate, whatever they are shown as. */
  private static String lenient(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static Finding foreign(String path) {
    return Finding.warning(
        "foreign-file",
        Location.of(path),
        "this file lies in a folder of generated files, but is not generated",
        "Move it elsewhere, or delete it; it is not touched.");
  }

  private static Finding link(String path) {
    return Finding.error(
        "output-path",
        Location.of(path),
        "is a link, or no regular file, where generated files are written",
        "Replace it by a folder or a file, or delete it.");
  }
}
