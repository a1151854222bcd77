package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Same specs, same bytes: in another folder, language, time zone, encoding, home, and Java. */
final class ReproducibleIT {
  @TempDir Path temporary;
  private static SortedMap<String, String> expected;

  @BeforeAll
  static void here() {
    expected = OurRepository.generated().files();
  }

  @Test
  void inAnotherLanguage() throws Exception {
    assertThat(generated(java(), Map.of(), "-Duser.language=tr", "-Duser.country=TR"))
        .isEqualTo(expected);
  }

  @Test
  void inAnotherTimeZoneAndEncoding() throws Exception {
    Map<String, String> environment = Map.of("TZ", "Pacific/Apia", "LC_ALL", "C");
    assertThat(generated(java(), environment, "-Dfile.encoding=ISO-8859-1")).isEqualTo(expected);
  }

  @Test
  void withOtherRightsOfNewFilesAndAnotherHome() throws Exception {
    Path home = Files.createDirectory(temporary.resolve("home"));
    List<String> shell = List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "sh");
    assertThat(generated(shell, java(), Map.of("HOME", home.toString()), "-Duser.home=" + home))
        .isEqualTo(expected);
  }

  static List<Path> javas() throws IOException {
    List<Path> found = new ArrayList<>();
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(installed)) {
        for (Path folder : folders) {
          // Debian has a second name for each, which is a link.
          if (!Files.isSymbolicLink(folder) && Files.isExecutable(folder.resolve("bin/java"))) {
            found.add(folder.resolve("bin/java"));
          }
        }
      }
    }
    return found.isEmpty() ? List.of(java()) : found;
  }

  @ParameterizedTest
  @MethodSource("javas")
  void withEveryJavaHere(Path java) throws Exception {
    assertThat(generated(java, Map.of())).isEqualTo(expected);
  }

  @Test
  void onFourThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<SortedMap<String, String>>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(threads.submit(() -> OurRepository.generated().files()));
      }
      for (Future<SortedMap<String, String>> run : runs) {
        assertThat(run.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private SortedMap<String, String> generated(
      Path java, Map<String, String> environment, String... options) throws Exception {
    return generated(List.of(), java, environment, options);
  }

  private SortedMap<String, String> generated(
      List<String> shell, Path java, Map<String, String> environment, String... options)
      throws Exception {
    Path specs = temporary.resolve("a copy");
    Path output = temporary.resolve("output");
    OurRepository.copySpecs(specs);
    List<String> command = new ArrayList<>(shell);
    command.add(java.toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(GeneratedTree.class.getName(), specs.toString(), output.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(temporary.resolve("log").toFile());
    int status = builder.start().waitFor();
    assertThat(status).as(Files.readString(temporary.resolve("log"))).isZero();
    return read(output);
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
