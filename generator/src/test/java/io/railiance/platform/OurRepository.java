package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.report.Finding;
import io.railiance.platform.spec.SpecReader;
import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The specs of this repository, and what they generate. */
final class OurRepository {
  private static final Workspace WORKSPACE = new Workspace(Path.of(".."));

  private OurRepository() {}

  static FileTree generated() {
    Report report = new Generator(line -> {}).run(WORKSPACE);
    assertThat(report.findings()).filteredOn(Finding::isError).isEmpty();
    return report.files();
  }

  static Platform platform() {
    String file = Workspace.SPECS + "/platform.yaml";
    return SpecReader.read(file, text(file), Platform.class).value();
  }

  /** What a release is made of. */
  static JsonNode spec(String release) {
    String file = Workspace.SPECS + "/services/" + release + ".yaml";
    return YamlReader.read(file, text(file)).root();
  }

  private static String text(String file) {
    try {
      return Files.readString(WORKSPACE.root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String newestMinor() {
    return platform().kubernetes().stream().max(String::compareTo).orElseThrow();
  }

  static void copySpecs(Path to) throws IOException {
    Path root = WORKSPACE.root();
    try (Stream<Path> files = Files.walk(root.resolve(Workspace.SPECS))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        Path copy = to.resolve(root.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  static void write(FileTree tree, Path to) throws IOException {
    for (var file : tree.files().entrySet()) {
      Path path = to.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
