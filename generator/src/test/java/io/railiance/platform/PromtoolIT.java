package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.testing.Absent;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Prometheus' own tool says of the alerts that are rendered, and whether they fire. */
final class PromtoolIT {
  private static final Path RENDERED = Path.of("../rendered/production");
  private static final Path TESTS = Path.of("src/test/resources/rules");

  @TempDir Path folder;

  static Stream<String> releases() throws IOException {
    return names(RENDERED).filter(release -> Files.exists(alertsOf(release)));
  }

  static Stream<String> tests() throws IOException {
    return names(TESTS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("releases")
  void rulesAreValid(String release) throws IOException, InterruptedException {
    promtool("check", "rules", written(release).toString());
  }

  /** A file of {@code rules/} is named after the release whose alerts it tries. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("tests")
  void alertsFire(String test) throws IOException, InterruptedException {
    written(test.replace(".yaml", ""));
    Path copy = Files.copy(TESTS.resolve(test), folder.resolve(test));
    promtool("test", "rules", copy.toString());
  }

  private static Path alertsOf(String release) {
    return RENDERED.resolve(release).resolve("prometheusrule-" + release + ".yaml");
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList().stream();
    }
  }

  private Path written(String release) throws IOException {
    Path alerts = alertsOf(release);
    JsonNode manifest = YamlReader.read(alerts.toString(), Files.readString(alerts)).root();
    return Files.writeString(folder.resolve("rules.yaml"), Json.pretty(manifest.get("spec")));
  }

  private static void promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of(binary()), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static String binary() {
    String cached = HelmCommand.cached("promtool");
    return Files.isExecutable(Path.of(cached))
        ? cached
        : Absent.because("no promtool: tools/install-test-tools fetches it");
  }
}
