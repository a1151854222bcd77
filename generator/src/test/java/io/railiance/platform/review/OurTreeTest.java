package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The committed {@code rendered/} of this repository. */
class OurTreeTest {
  private static final TreeFiles OURS = FolderFiles.read("rendered", Path.of("../rendered"));

  @Test
  void isWhatItIs() {
    Review review = RuleFixture.review(OURS, OURS);
    assertThat(review.assessments()).isEmpty();
    assertThat(review.objects()).isGreaterThan(60);
  }

  @Test
  void aNewVersionOfTheChartsAloneIsCosmetic() {
    Review review =
        RuleFixture.review(
            OURS, changed("helm.sh/chart: (\\S+)-[0-9.]+", "helm.sh/chart: $1-9.9.9"));
    assertThat(review.assessments()).isNotEmpty();
    assertThat(review.verdict()).isEqualTo(RiskClass.COSMETIC);
  }

  @Test
  void commentsAndTheOrderOfKeysAreNothing() {
    Review review =
        RuleFixture.review(OURS, changed("(?m)^kind: (.*)$", "# comment\nkind: \"$1\""));
    assertThat(review.assessments()).isEmpty();
  }

  @Test
  void eachEnvironmentIsReviewedByItself() {
    Review review = RuleFixture.review(OURS, changed("storage: \"4Gi\"", "storage: \"5Gi\""));
    assertThat(review.verdict()).isEqualTo(RiskClass.REJECTED);
    assertThat(review.environments()).contains("production", "staging");
  }

  private static TreeFiles changed(String pattern, String replacement) {
    SortedMap<String, String> changed = new TreeMap<>();
    OURS.files().forEach((path, text) -> changed.put(path, text.replaceAll(pattern, replacement)));
    return new TreeFiles("changed", changed, OURS.folder());
  }
}
