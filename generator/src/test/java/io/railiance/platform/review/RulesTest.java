package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.GoldenFile;
import io.railiance.platform.Resources;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  private static final RuleBook BOOK = RuleBook.bundled();

  static Stream<RuleFixture> fixtures() {
    return Resources.files("review/rules").stream()
        .map(file -> new RuleFixture(file.getParent()))
        .distinct();
  }

  static Stream<Rule> rules() {
    return BOOK.rules().stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void saysOfAFixtureWhatIsExpected(RuleFixture fixture) {
    String said = new ReviewText(fixture.review(), false).write();
    new GoldenFile(fixture.folder().resolve("expected.txt")).matches(said);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theRuleOfAFixtureIsTrueOfIt(RuleFixture fixture) {
    assertThat(ids(fixture.review())).contains(fixture.rule());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void nothingIsSaidOfAFixtureThatDoesNotChange(RuleFixture fixture) {
    for (String side : List.of("before", "after")) {
      Review same = RuleFixture.review(fixture.side(side), fixture.side(side));
      assertThat(same.assessments()).isEmpty();
    }
  }

  /** What undoes a change is a change too: each field that one names the other names. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void aChangeAndItsRevertAreAboutTheSameObjects(RuleFixture fixture) {
    assertThat(keys(fixture.back())).isEqualTo(keys(fixture.review()));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void noWordInBracesIsLeftInASentence(RuleFixture fixture) {
    for (Assessment assessment : fixture.review().assessments()) {
      assertThat(assessment.risks())
          .allSatisfy(
              risk ->
                  assertThat(risk.effect() + risk.remedy()).doesNotContainPattern("\\{[a-z]+}"));
    }
  }

  @Test
  void eachRuleHasAFixtureAndEachFixtureARule() {
    Set<String> tried =
        fixtures().map(RuleFixture::rule).collect(Collectors.toCollection(TreeSet::new));
    assertThat(tried).isEqualTo(new TreeSet<>(rules().map(Rule::id).toList()));
  }

  @Test
  void eachPieceOfCodeBelongsToARule() {
    assertThat(rules().map(Rule::code).filter(code -> !code.isEmpty()))
        .containsExactlyInAnyOrderElementsOf(Judges.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleNamesItsSource(Rule rule) {
    assertThat(rule.source()).startsWith("https://");
  }

  private static Set<String> ids(Review review) {
    return review.assessments().stream()
        .flatMap(each -> each.risks().stream())
        .map(each -> each.rule().id())
        .collect(Collectors.toSet());
  }

  /** A renamed object by both of its names. */
  private static Set<String> keys(Review review) {
    return review.assessments().stream()
        .flatMap(
            each -> Stream.concat(each.change().before().stream(), each.change().after().stream()))
        .map(each -> each.key().toString())
        .collect(Collectors.toSet());
  }
}
