package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Expected files. {@code -Dgolden.update=true} writes them instead, for a person to read in the
 * diff.
 *
 * @param folder that holds nothing else: an orphan fails the test
 */
record GoldenFolder(Path folder) {
  void matches(FileTree tree) {
    if (GoldenFile.UPDATE) {
      tree.forEach((file, text) -> new GoldenFile(folder.resolve(file)).write(text));
    }
    assertThat(read()).isEqualTo(tree.files());
  }

  private SortedMap<String, String> read() {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
