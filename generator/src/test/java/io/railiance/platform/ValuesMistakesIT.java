package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The command lines of Helm 3 and Helm 4 refuse what the Helm of this JVM refuses: one mistake of
 * each kind, and each forbidden combination.
 */
final class ValuesMistakesIT {
  @TempDir static Path root;
  private static SortedMap<String, InstalledChart> charts;

  @BeforeAll
  static void generate() throws IOException {
    FileTree generated = OurRepository.generated();
    OurRepository.write(generated, root);
    charts = InstalledChart.allIn(generated);
  }

  @AfterAll
  static void close() {
    charts.values().forEach(InstalledChart::close);
  }

  static Stream<Arguments> commands() {
    return Stream.of(3, 4)
        .flatMap(helm -> charts.keySet().stream().map(chart -> Arguments.of(helm, chart)));
  }

  @ParameterizedTest(name = "Helm {0} and {1}")
  @MethodSource("commands")
  void one_mistake_of_each_kind_is_refused_by_its_name(int helm, String chart) throws IOException {
    Set<String> seen = new HashSet<>();
    List<Mistake> sample =
        Mistake.in(charts.get(chart)).stream().filter(mistake -> seen.add(mistake.kind())).toList();
    for (Mistake mistake : sample) {
      HelmCommand.Result result = template(helm, chart, mistake.values());
      assertThat(result.status()).as(mistake.toString()).isNotZero();
      assertThat(result.output()).isEmpty();
      assertThat(result.errors()).contains("meet the specifications", mistake.named());
    }
    assertThat(seen).contains("misspelt", "null", "wrong type");
  }

  @ParameterizedTest(name = "Helm {0} and {1}")
  @MethodSource("commands")
  void each_forbidden_combination_is_refused_with_its_sentence(int helm, String name)
      throws IOException {
    InstalledChart chart = charts.get(name);
    for (ForbiddenCombination combination : ForbiddenCombination.in(chart.schema())) {
      JsonNode refused =
          combination.candidates().stream()
              .filter(values -> chart.refusal(values).contains(combination.sentence()))
              .findFirst()
              .orElseThrow();
      assertThat(template(helm, name, refused).errors())
          .contains("missing property '" + combination.sentence() + "'");
    }
  }

  private static HelmCommand.Result template(int helm, String chart, JsonNode values)
      throws IOException {
    Path file = Files.writeString(root.resolve("installed.yaml"), Yaml.write(values));
    String folder = root.resolve(Workspace.CHARTS).resolve(chart).toString();
    return HelmCommand.needed(helm).run("template", chart, folder, "--values", file.toString());
  }
}
