package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.check.Checks;
import io.railiance.platform.check.Surroundings;
import io.railiance.platform.kubernetes.Reference;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Findings;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever the schema of a chart admits renders, and passes every check. See {@link
 * ValidValues#SETS} for more.
 */
class ValuesByChanceTest {
  /** That a request is not above its limit, which draft-07 cannot say of two values. */
  private static final String ARITHMETIC = "resources-set";

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
  void what_the_schema_admits_renders_and_passes_every_check(String name) {
    InstalledChart chart = charts.get(name);
    ValidValues valid = new ValidValues(chart);
    SortedMap<String, JsonNode> wrong = new TreeMap<>();
    int drawn = 0;
    for (int admitted = 0; admitted < ValidValues.SETS; drawn++) {
      assertThat(drawn)
          .as("drawn for %s that are admitted", admitted)
          .isLessThan(10 * ValidValues.SETS);
      JsonNode values = valid.some();
      Optional<Release> release = chart.rendered(values);
      if (release.isPresent()) {
        admitted++;
        findings(release.get()).forEach(finding -> wrong.putIfAbsent(finding, values));
      }
    }
    assertThat(wrong).as("of %s sets drawn, %s admitted", drawn, ValidValues.SETS).isEmpty();
  }

  /** What is wrong, by rule and file: one set of values of each is enough to mend it. */
  private static Stream<String> findings(Release release) {
    Findings findings = new Findings();
    Checks.check(release, around(release), findings);
    return findings.list().stream()
        .filter(finding -> !finding.rule().equals(ARITHMETIC))
        .map(finding -> finding.rule() + " " + finding.at().file() + " " + finding.message());
  }

  /** Every Secret that a release names exists: people make them. */
  private static Surroundings around(Release release) {
    Set<String> secrets =
        release.manifests().stream()
            .flatMap(manifest -> Reference.allIn(manifest).stream())
            .filter(reference -> reference.kind().equals("Secret"))
            .map(reference -> "Secret/" + reference.name())
            .collect(Collectors.toSet());
    return new Surroundings(secrets, OurRepository.platform().kubernetes());
  }
}
