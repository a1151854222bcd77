package io.railiance.platform.spec;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads what people wrote: regular files of bounded size, strict UTF-8; line ends become {@code
 * \n}.
 */
public final class SourceFolder {
  private static final String RULE = "spec-file";
  private static final int LARGEST = 1024 * 1024;

  private final Path root;

  /**
   * @param root the repository, to which paths in findings are relative
   */
  public SourceFolder(Path root) {
    this.root = root;
  }

  /** The {@code .yaml} files of one folder, by path; empty where there is no such folder. */
  public SortedMap<String, String> yamlFiles(String folder, Findings findings) {
    SortedMap<String, String> files = new TreeMap<>();
    Path path = root.resolve(folder);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return files;
    }
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      findings.add(odd(folder, "is a link, or no folder", "Replace it by the folder itself."));
      return files;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        String name = folder + "/" + child.getFileName();
        if (name.endsWith(".yaml")) {
          read(name, files, findings);
        } else {
          findings.add(
              odd(name, "is not a .yaml file", "Rename it to end in .yaml, or move it away."));
        }
      }
    } catch (IOException e) {
      findings.add(odd(folder, "cannot be read", "Make the folder readable."));
    }
    return files;
  }

  /** What a folder holds, by name; empty where there is no such folder. */
  public List<String> names(String folder) {
    try (Stream<Path> children = Files.list(root.resolve(folder))) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    } catch (IOException unreadable) {
      // Whoever reads its files says so.
      return List.of();
    }
  }

  /** One file into the map; a finding where that cannot be. */
  public void read(String name, SortedMap<String, String> into, Findings findings) {
    Path path = root.resolve(name);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      findings.add(odd(name, "is missing", "Create the file."));
    } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      findings.add(odd(name, "is a link, or no regular file", "Replace it by the file itself."));
    } else {
      readRegular(name, path, into, findings);
    }
  }

  private static void readRegular(
      String name, Path path, SortedMap<String, String> into, Findings findings) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        findings.add(odd(name, "is larger than " + LARGEST + " bytes", "Split the file."));
        return;
      }
      into.put(name, text(name, bytes));
    } catch (FindingsException e) {
      findings.addAll(e.findings());
    } catch (IOException e) {
      findings.add(odd(name, "cannot be read", "Make the file readable."));
    }
  }

  /** Bytes as text; where they are none, {@link FindingsException}. */
  static String text(String name, byte[] bytes) {
    String remedy = "Save the file as UTF-8 without a byte order mark.";
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      int line = 1 + (int) out.flip().chars().filter(each -> each == '\n').count();
      Location at = new Location(name, line, 0);
      throw new FindingsException(Finding.error(RULE, at, "is not UTF-8", remedy));
    }
    String text = out.flip().toString();
    if (text.startsWith("\uFEFF")) {
      throw new FindingsException(odd(name, "begins with a byte order mark", remedy));
    }
    return text.replace("\r\n", "\n");
  }

  private static Finding odd(String file, String message, String remedy) {
    return Finding.error(RULE, Location.of(file), message, remedy);
  }
}
