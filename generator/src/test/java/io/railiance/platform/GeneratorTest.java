package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Finding;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.Services;
import io.railiance.platform.service.echo.Echo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Specs in, files out: paired folders in {@code golden/}, discovered by listing. What is wrong with
 * specs is in {@code bad-input/}.
 */
class GeneratorTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path scratch;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aCaseGivesWhatIsExpected(String name) {
    Report report = run(GOLDEN.resolve(name));
    assertThat(report.findings()).isEmpty();
    new GoldenFolder(GOLDEN.resolve(name).resolve("expected"))
        .matches(ofTheRelease(report.files()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aSecondRunGivesTheSame(String name) {
    assertThat(run(GOLDEN.resolve(name))).isEqualTo(run(GOLDEN.resolve(name)));
  }

  @Test
  void withoutSpecsThereIsOneFindingAndNoException() {
    Report report = run(scratch);
    assertThat(report.findings())
        .singleElement()
        .asString()
        .startsWith("specs/platform.yaml: error [spec-file] is missing");
  }

  @Test
  void a_release_may_name_a_secret_of_one_that_comes_later() throws IOException {
    assertThat(withCertificatesIn("valkey-cache-users"))
        .noneMatch(finding -> finding.rule().equals("references-resolve"));
    assertThat(withCertificatesIn("valkey-cash-users"))
        .anyMatch(finding -> finding.rule().equals("references-resolve"));
  }

  @Test
  void a_file_that_a_mounted_secret_lacks_is_found() throws IOException {
    assertThat(withCertificatesIn("valkey-cache-users"))
        .anyMatch(finding -> finding.message().contains("tls.crt"));
  }

  @Test
  void a_secret_that_the_cluster_is_said_to_have_may_be_named() throws IOException {
    Path root = scratch.resolve("stated");
    withCertificatesIn("stated");
    Path file = root.resolve(Workspace.SPECS + "/environments/local.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("cluster:\n", "cluster:\n  secrets: [stated]\n"));
    assertThat(new Generator(line -> {}).run(new Workspace(root)).findings()).isEmpty();
  }

  private List<Finding> withCertificatesIn(String secret) throws IOException {
    Path root = scratch.resolve(secret);
    OurRepository.copySpecs(root);
    Path file = root.resolve(Workspace.SPECS + "/environments/local.yaml");
    String text = Files.readString(file);
    String tls = "  valkey:\n    tls: {enabled: true, existingSecret: " + secret + "}\n";
    Files.writeString(file, text.replace("  valkey:\n", tls));
    return new Generator(line -> {}).run(new Workspace(root)).findings();
  }

  /** Without the schemas and the catalogue, which hold more than the case. */
  private static FileTree ofTheRelease(FileTree all) {
    SortedMap<String, String> files = new TreeMap<>(all.files());
    files.keySet().removeIf(path -> !path.startsWith("helm/") && !path.startsWith("rendered/"));
    return new FileTree(files);
  }

  private static Report run(Path root) {
    List<Service<?, ?>> kinds = new ArrayList<>(Services.all());
    kinds.add(new Echo());
    return new Generator(kinds, line -> {}).run(new Workspace(root));
  }
}
