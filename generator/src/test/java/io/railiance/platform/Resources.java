package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files below {@code src/test/resources}, read from the source tree. */
public final class Resources {
  private static final Path ROOT = Path.of("src/test/resources");

  private Resources() {}

  /** The files of a folder, at any depth. */
  public static FileTree tree(String folder) {
    TreeMap<String, String> files = new TreeMap<>();
    for (Path file : files(folder)) {
      String path = ROOT.resolve(folder).relativize(file).toString().replace('\\', '/');
      files.put(path, text(file));
    }
    return new FileTree(files);
  }

  /** The paths of the files of a folder, at any depth, sorted. */
  public static List<Path> files(String folder) {
    try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
