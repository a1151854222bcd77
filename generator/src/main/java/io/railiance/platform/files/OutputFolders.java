package io.railiance.platform.files;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.Set;
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
   * not generate are in {@link Drift#foreign()}: they are never touched.
   */
  public Drift drift(FileTree generated) {
    SortedMap<String, byte[]> disk = read();
    refuseWhatIsInTheWay(disk.keySet(), generated);
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
            foreign.add(foreign(path));
          }
        });
    return new Drift(Change.between(ours, generated.files()), foreign);
  }

  /** A file of somebody else where a folder belongs, or a folder where a file belongs. */
  private void refuseWhatIsInTheWay(Set<String> disk, FileTree generated) {
    Findings findings = new Findings();
    for (String path : generated.files().keySet()) {
      for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        if (disk.contains(path.substring(0, end))) {
          findings.add(inTheWay(path.substring(0, end), "is a file where a folder belongs"));
        }
      }
      if (Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        findings.add(inTheWay(path, "is a folder where a file belongs"));
      }
    }
    findings.stopOnErrors();
  }

  private static Finding inTheWay(String path, String message) {
    return Finding.error(
        "output-path", Location.of(path), message, "Move it elsewhere, or delete it.");
  }

  private SortedMap<String, byte[]> read() {
    SortedMap<String, byte[]> found = new TreeMap<>();
    for (String folder : folders) {
      Path start = root.resolve(folder);
      if (Files.isSymbolicLink(start)) {
        throw new FindingsException(link(folder));
      }
      if (Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
        walk(start, found);
      }
    }
    return found;
  }

  private void walk(Path start, SortedMap<String, byte[]> found) {
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
              String path = root.relativize(file).toString().replace('\\', '/');
              if (!is.isRegularFile()) {
                throw new FindingsException(link(path));
              }
              found.put(path, head(file));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
