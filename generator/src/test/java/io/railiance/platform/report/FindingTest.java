package io.railiance.platform.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Location PLACE = new Location("specs/platform.yaml", 3, 1);

  private static Finding saying(String message) {
    return Finding.error("spec-schema", PLACE, message, "Mend it.");
  }

  @Test
  void showsPlaceRuleMessageAndRemedy() {
    assertThat(saying("wrong"))
        .hasToString("specs/platform.yaml:3:1: error [spec-schema] wrong\n    Mend it.");
    assertThat(new Location("a", 3, 0)).hasToString("a:3");
    assertThat(Location.of("a")).hasToString("a");
  }

  @Test
  void refusesWhatNobodyCouldActOn() {
    assertThatThrownBy(() -> Finding.error("Bad Rule", PLACE, "wrong", "Mend it."))
        .hasMessageContaining("kebab case");
    assertThatThrownBy(() -> Finding.error("rule", PLACE, " ", "Mend it."))
        .hasMessageContaining("says what is wrong");
    assertThatThrownBy(() -> Finding.error("rule", PLACE, "wrong", "Mend it"))
        .hasMessageContaining("ends with a period");
    assertThatThrownBy(() -> new Location("a", 0, 1)).hasMessageContaining("not a place");
  }

  @Test
  void makesTextOfUnknownOriginFitForATerminal() {
    assertThat(saying("a\nb\tc").message()).isEqualTo("a b c");
    assertThat(saying("red \u001b[31m").message()).isEqualTo("red \\u001b[31m");
    assertThat(saying("left\u202eright").message()).isEqualTo("left\\u202eright");
    assertThat(saying("zero\u200bwidth").message()).isEqualTo("zero\\u200bwidth");
    assertThat(saying("lone \ud800").message()).isEqualTo("lone \\ud800");
    assertThat(saying("x".repeat(1000)).message()).hasSize(404).endsWith("x ...");
  }

  @Test
  void areSortedByPlaceAndKeptOnce() {
    Findings findings = new Findings();
    findings.add(Finding.error("b", new Location("b.yaml", 1, 1), "m", "R."));
    findings.add(Finding.error("b", new Location("a.yaml", 10, 1), "m", "R."));
    findings.add(Finding.error("a", new Location("a.yaml", 9, 2), "m", "R."));
    findings.add(Finding.error("a", new Location("a.yaml", 9, 2), "m", "R."));
    assertThat(findings.list())
        .extracting(each -> each.at().toString())
        .containsExactly("a.yaml:9:2", "a.yaml:10:1", "b.yaml:1:1");
  }

  @Test
  void stopOnlyOnErrors() {
    Findings findings = new Findings();
    findings.add(Finding.warning("a", PLACE, "m", "R."));
    findings.stopOnErrors();
    findings.add(saying("wrong"));
    assertThatThrownBy(findings::stopOnErrors).isInstanceOf(FindingsException.class);
  }

  @Test
  void aStageThatGivesUpLeavesItsFindings() {
    Findings findings = new Findings();
    findings.collect(
        () -> {
          throw new FindingsException(saying("wrong"));
        });
    assertThat(findings.list()).containsExactly(saying("wrong"));
  }

  @Test
  void textEndsWithACountAndIsBounded() {
    assertThat(FindingsText.of(List.of())).isEqualTo("0 errors, 0 warnings\n");
    assertThat(FindingsText.of(List.of(saying("wrong"))))
        .isEqualTo(
            "specs/platform.yaml:3:1: error [spec-schema] wrong\n    Mend it.\n1 error, 0 warnings\n");
    List<Finding> many = IntStream.range(0, 250).mapToObj(i -> saying("wrong " + i)).toList();
    assertThat(FindingsText.of(many))
        .contains("... and 200 more\n")
        .endsWith("250 errors, 0 warnings\n");
  }

  @Test
  void nearMissesAreNamed() {
    List<String> known = List.of("replicas", "resources", "image");
    assertThat(DidYouMean.sentence("replicsa", known)).isEqualTo(" Did you mean \"replicas\"?");
    assertThat(DidYouMean.sentence("IMAGE", known)).isEqualTo(" Did you mean \"image\"?");
    assertThat(DidYouMean.sentence("storage", known)).isEmpty();
    assertThat(DidYouMean.sentence("x", List.of("on"))).isEmpty();
  }
}
