package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinorsTest {
  private static final Path HISTORY =
      Path.of("src/test/resources/review/rules/statefulset-history-immutable");

  @ParameterizedTest
  @CsvSource({
    "'<=1.32', 1.32, true",
    "'<=1.32', 1.33, false",
    "'<=1.32', 1.9, true",
    "'>=1.34', 1.33, false",
    "'>=1.34', 1.34, true",
    "'', 1.34, true"
  })
  void aRangeHoldsForItsMinors(String range, String minor, boolean holds) {
    assertThat(new Minors(range).holdForAny(List.of(minor))).isEqualTo(holds);
  }

  @Test
  void oneClusterOfSeveralIsEnoughAndWithoutAnyItMayHold() {
    assertThat(new Minors("<=1.32").holdForAny(List.of("1.36", "1.31"))).isTrue();
    assertThat(new Minors("<=1.32").holdForAny(List.of())).isTrue();
  }

  @Test
  void anotherFormIsAMistakeOfTheRule() {
    assertThatThrownBy(() -> new Minors("1.32")).hasMessageContaining("1.32");
  }

  @Test
  void whatOnlyOlderServersRefuseIsNotRefusedByNewerOnes() {
    RuleFixture fixture = new RuleFixture(HISTORY.resolve("fewer"));
    assertThat(verdict(fixture, "1.32")).isEqualTo(RiskClass.REJECTED);
    assertThat(verdict(fixture, "1.34")).isEqualTo(RiskClass.ROLLOUT_BEHAVIOUR);
  }

  private static RiskClass verdict(RuleFixture fixture, String minor) {
    return new Reviewer(List.of(minor))
        .review(fixture.side("before"), fixture.side("after"))
        .verdict();
  }
}
