package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What the engine in this JVM renders, hooks and test pods included, is byte for byte what the
 * command lines of Helm 3 and Helm 4 render.
 */
final class HelmVersionsAgreeIT {
  @TempDir static Path root;
  private static FileTree generated;

  @BeforeAll
  static void generate() throws IOException {
    generated = OurRepository.generated();
    OurRepository.write(generated, root);
  }

  static Stream<Arguments> renderings() {
    TreeSet<String> releases = new TreeSet<>();
    OurRepository.generated().files().keySet().stream()
        .map(Workspace::releaseOf)
        .filter(release -> !release.isEmpty())
        .forEach(releases::add);
    return Stream.of(3, 4)
        .flatMap(
            helm ->
                releases.stream()
                    .flatMap(
                        release ->
                            OurRepository.platform().environments().stream()
                                .map(environment -> Arguments.of(helm, release, environment))));
  }

  @ParameterizedTest(name = "Helm {0} renders {1} in {2} as we do")
  @MethodSource("renderings")
  void rendersAsWeDo(int helm, String release, String environment) {
    String values = Workspace.VALUES + "/" + environment + "/" + release + ".yaml";
    HelmCommand.Result result = template(helm, release, "--values", root + "/" + values);

    assertThat(result.errors()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(objects(result.output()))
        .isNotEmpty()
        .isEqualTo(ours(Workspace.RENDERED + "/" + environment + "/" + release + "/"));
  }

  static Stream<String> releases() {
    return renderings().map(arguments -> (String) arguments.get()[1]).distinct();
  }

  /** See {@link ValidValues#SETS} for more of them. */
  @ParameterizedTest
  @MethodSource("releases")
  void whatever_values_are_drawn_both_print_the_same_or_refuse(String release) throws IOException {
    Path file = root.resolve("drawn.yaml");
    int rendered = 0;
    try (InstalledChart chart = InstalledChart.allIn(generated).get(release)) {
      ValidValues valid = new ValidValues(chart);
      for (int drawn = 0; drawn < ValidValues.SETS; drawn++) {
        JsonNode values = valid.some();
        Files.writeString(file, Yaml.write(values));
        HelmCommand.Result three = template(3, release, "--values", file.toString());
        HelmCommand.Result four = template(4, release, "--values", file.toString());
        assertThat(objects(four.output())).as("%s", values).isEqualTo(objects(three.output()));
        assertThat(four.status()).as("%s", values).isEqualTo(three.status());
        rendered += three.status() == 0 ? 1 : 0;
      }
    }
    assertThat(rendered).isPositive();
  }

  @ParameterizedTest(name = "Helm {0} refuses {1}")
  @CsvSource({
    "3, replicaCout=5, replicaCout",
    "4, replicaCout=5, replicaCout",
    "3, replicaCount=three, replicaCount",
    "4, replicaCount=three, replicaCount",
    "3, replicaCount=2, replicaCount",
    "4, replicaCount=2, replicaCount",
    "3, image.tga=1, tga",
    "4, image.tga=1, tga",
  })
  void refusesWhatTheSchemaForbids(int helm, String value, String named) {
    HelmCommand.Result result = template(helm, "valkey", "--set", value);

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).isEmpty();
    assertThat(result.errors()).contains(named);
  }

  private static HelmCommand.Result template(int helm, String release, String... more) {
    List<String> arguments = new ArrayList<>(List.of("template", release));
    arguments.add(root.resolve(Workspace.CHARTS).resolve(release).toString());
    arguments.addAll(List.of("--namespace", OurRepository.platform().namespace()));
    arguments.addAll(List.of("--kube-version", OurRepository.newestMinor()));
    arguments.addAll(List.of(more));
    return HelmCommand.needed(helm).run(arguments.toArray(String[]::new));
  }

  /** The objects of a rendering in an order of their own, since Helm 3 and 4 differ in theirs. */
  private static List<String> objects(String output) {
    return Stream.of(output.split("(?m)^---$\\n?"))
        .map(document -> document.strip() + "\n")
        .filter(HelmVersionsAgreeIT::hasContent)
        .sorted()
        .toList();
  }

  private static List<String> ours(String folder) {
    return generated.files().entrySet().stream()
        .filter(file -> file.getKey().startsWith(folder))
        .map(file -> file.getValue().substring(file.getValue().indexOf("\n---\n") + 5))
        .sorted()
        .toList();
  }

  private static boolean hasContent(String document) {
    return document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
