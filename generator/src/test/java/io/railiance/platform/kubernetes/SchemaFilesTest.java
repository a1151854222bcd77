package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed schemas are those that the client jars give. {@code -Dgolden.update=true} writes
 * them.
 */
class SchemaFilesTest {

  private static final Path JARS = Path.of("target", "kubernetes-api");

  static Stream<String> minors() {
    return Minors.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("minors")
  void theCommittedSchemasAreWhatTheClientSays(String minor) throws Exception {
    SortedMap<String, String> derived = SchemaFiles.derive(jar(minor), JARS.resolve("gson.jar"));
    Path folder = Minors.SCHEMAS.resolve(minor);
    if (Boolean.getBoolean("golden.update")) {
      write(folder, derived);
    }
    assertThat(read(folder)).isEqualTo(derived);
  }

  @ParameterizedTest
  @MethodSource("minors")
  void derivingTwiceGivesTheSameBytes(String minor) throws Exception {
    Path gson = JARS.resolve("gson.jar");
    assertThat(SchemaFiles.derive(jar(minor), gson))
        .isEqualTo(SchemaFiles.derive(jar(minor), gson));
  }

  @ParameterizedTest
  @MethodSource("minors")
  void everyFileBeginsWithTheMarkOfAGeneratedFile(String minor) throws Exception {
    assertThat(read(Minors.SCHEMAS.resolve(minor)))
        .allSatisfy((name, text) -> assertThat(text.substring(0, 80)).contains(SchemaFiles.MARKER));
  }

  @ParameterizedTest
  @MethodSource("minors")
  void theReadmeNamesTheClientThatAMinorComesFrom(String minor) throws Exception {
    try (ClientJar client = new ClientJar(jar(minor))) {
      assertThat(Minors.SCHEMAS.resolve("README.md"))
          .content()
          .contains("| " + minor + " | " + client.version() + " |");
    }
  }

  private static Path jar(String minor) {
    Path jar = JARS.resolve(minor + ".jar");
    assumeTrue(Files.exists(jar), "the build copies " + jar + ": run Maven, not the IDE alone");
    return jar;
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> paths = Files.list(folder)) {
        for (Path path : paths.toList()) {
          files.put(path.getFileName().toString(), Files.readString(path));
        }
      }
    }
    return files;
  }

  private static void write(Path folder, SortedMap<String, String> files) throws IOException {
    Files.createDirectories(folder);
    for (String stale : read(folder).keySet()) {
      Files.delete(folder.resolve(stale));
    }
    for (String name : files.keySet()) {
      Files.writeString(folder.resolve(name), files.get(name));
    }
  }
}
