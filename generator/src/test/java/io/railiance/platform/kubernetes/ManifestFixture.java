package io.railiance.platform.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A manifest with what should be said of it in its first lines, {@code all} standing for every
 * minor:
 *
 * <pre>
 * # all: spec.replicas: string found, integer expected
 * # 1.31: spec: unknown field "resources"
 * </pre>
 */
record ManifestFixture(String name, String text) {

  static final Path FOLDER = Path.of("src/test/resources/kubernetes/manifests");

  private static final Pattern EXPECTED = Pattern.compile("(?m)^# (all|\\d\\.\\d+): (.*)$");

  static Stream<ManifestFixture> all() {
    try (Stream<Path> paths = Files.list(FOLDER)) {
      return paths.sorted().map(ManifestFixture::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ManifestFixture read(Path path) {
    try {
      return new ManifestFixture(path.getFileName().toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode manifest() {
    return new YAMLMapper().readTree(text);
  }

  List<String> expected(String minor) {
    return EXPECTED
        .matcher(text)
        .results()
        .filter(line -> line.group(1).equals("all") || line.group(1).equals(minor))
        .map(line -> line.group(2))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
