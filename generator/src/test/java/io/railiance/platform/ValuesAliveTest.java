package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.spec.Overlay;
import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** No value of a chart is dead: changed alone, each changes what is rendered. */
class ValuesAliveTest {
  /**
   * Of a value, over the defaults and over each scenario: its feature is on in one of them. The
   * first that is alive ends it.
   */
  private static final int DRAWS = 40;

  private static final long SEED = 1;

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
  void each_value_changed_alone_changes_the_rendering(String name) {
    InstalledChart chart = charts.get(name);
    ValidValues valid = new ValidValues(chart, SEED);
    List<JsonNode> bases = new ArrayList<>(List.of(Json.mapper().createObjectNode()));
    bases.addAll(chart.examples());
    SortedMap<Integer, FileTree> rendered = new TreeMap<>();
    List<String> dead = new ArrayList<>();
    for (ValuePlace leaf : valid.leaves()) {
      boolean alive =
          IntStream.range(0, bases.size() * DRAWS)
              .anyMatch(
                  draw -> {
                    int base = draw % bases.size();
                    FileTree before =
                        rendered.computeIfAbsent(
                            base, index -> chart.render(bases.get(index)).files());
                    JsonNode changed = Overlay.merge(bases.get(base), leaf.set(valid.at(leaf)));
                    return chart
                        .rendered(changed)
                        .filter(after -> !after.files().equals(before))
                        .isPresent();
                  });
      if (!alive) {
        dead.add(leaf.shown());
      }
    }
    assertThat(valid.leaves()).isNotEmpty();
    assertThat(dead).isEmpty();
  }
}
