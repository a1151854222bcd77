package io.railiance.platform.review;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder of manifests on the disk, or one file that {@code helm template} wrote. */
final class FolderFiles {
  private FolderFiles() {}

  /**
   * @param shown the path as it was given
   */
  static TreeFiles read(String shown, Path path) {
    return read(shown, path, TreeFiles::isYaml);
  }

  /**
   * @param wanted which files of the folder, by their paths in it
   */
  static TreeFiles read(String shown, Path path, Predicate<String> wanted) {
    try {
      if (Files.isRegularFile(path)) {
        return new TreeFiles(shown, new TreeMap<>(Map.of(shown, text(shown, path))), "");
      }
      return new TreeFiles(shown, folder(shown, path, wanted), slashed(shown));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedMap<String, String> folder(
      String shown, Path folder, Predicate<String> wanted) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found =
          walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
      for (Path file : found) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (wanted.test(path)) {
          files.put(path, text(slashed(shown) + path, file));
        }
      }
    }
    return files;
  }

  private static String text(String shown, Path file) throws IOException {
    if (Files.size(file) > TreeFiles.LARGEST) {
      throw tooLarge(shown);
    }
    return Utf8.text(shown, Files.readAllBytes(file));
  }

  static FindingsException tooLarge(String shown) {
    return new FindingsException(
        Finding.error(
            "review-size",
            Location.of(shown),
            "larger than " + TreeFiles.LARGEST / (1024 * 1024) + " MiB",
            "Split it into one file an object."));
  }

  private static String slashed(String shown) {
    return shown.isEmpty() || shown.endsWith("/") ? shown : shown + "/";
  }
}
