package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an installer does wrong is refused, and what is printed names the key. */
class ValuesMistakesTest {
  private static SortedMap<String, InstalledChart> charts;

  @BeforeAll
  static void generate() {
    charts = InstalledChart.allIn(OurRepository.generated());
  }

  @AfterAll
  static void close() {
    charts.values().forEach(InstalledChart::close);
  }

  static Stream<String> charts() {
    return charts.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void helm_refuses_each_mistake_and_names_the_key(String name) {
    InstalledChart chart = charts.get(name);
    List<Mistake> taken = new ArrayList<>();
    for (Mistake mistake : Mistake.onceIn(chart)) {
      String refusal = chart.refusal(mistake.values());
      if (!refusal.contains("meet the specifications") || !refusal.contains(mistake.named())) {
        taken.add(mistake);
      }
    }
    assertThat(Mistake.onceIn(chart)).extracting(Mistake::kind).contains("null", "misspelt");
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void the_schema_validator_of_the_pipeline_agrees(String name) {
    InstalledChart chart = charts.get(name);
    assertThat(chart.judge(chart.defaults())).isEmpty();
    assertThat(Mistake.in(chart))
        .isNotEmpty()
        .allSatisfy(mistake -> assertThat(chart.judge(mistake.values())).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("charts")
  void a_forbidden_combination_is_refused_with_its_sentence(String name) {
    InstalledChart chart = charts.get(name);
    assertThat(ForbiddenCombination.in(chart.schema()))
        .allSatisfy(
            combination ->
                assertThat(combination.candidates())
                    .anySatisfy(
                        values ->
                            assertThat(chart.refusal(values))
                                .contains("missing property '" + combination.sentence() + "'")));
  }
}
