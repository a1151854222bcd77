package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests of charts that others wrote: {@code others/} and {@code others.yaml}. */
class OthersTest {
  private static final Path BEFORE = Path.of("src/test/resources/review/others");
  private static final Path AFTER = Path.of("src/test/resources/review/others-next");

  static Stream<Truth> changes() {
    return Truth.others().stream();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void getsTheClassThatTheDocumentationGivesIt(Truth change) {
    assertThat(change.found()).as(change.edit() + ": " + change.name()).isEqualTo(change.risk());
  }

  @Test
  void anotherVersionOfTheChartAloneIsCosmetic() {
    TreeFiles charts = FolderFiles.read("others", BEFORE);
    SortedMap<String, String> newer = new TreeMap<>();
    charts.files().forEach((path, text) -> newer.put(path, bumped(text)));
    Review review = RuleFixture.review(charts, new TreeFiles("newer", newer, ""));
    assertThat(review.assessments()).hasSizeGreaterThan(20);
    assertThat(review.verdict()).isEqualTo(RiskClass.COSMETIC);
  }

  /** Only in the object's own labels: in those of pods it is more than a label. */
  private static String bumped(String text) {
    int end = text.indexOf("\nspec:");
    String head = end < 0 ? text : text.substring(0, end);
    return head.replaceAll("((?:helm.sh/)?chart: \\S+-)v?[0-9.]+", "$19.9.9")
        + text.substring(head.length());
  }

  /** Beside the image it says a protocol that the Service's port speaks. */
  @Test
  void theNextReleaseOfAChartReplacesItsPods() {
    Review review =
        RuleFixture.review(
            FolderFiles.read("before", BEFORE.resolve("metrics-server")),
            FolderFiles.read("after", AFTER.resolve("metrics-server")));
    assertThat(review.verdict()).isEqualTo(RiskClass.RESTART);
    assertThat(review.assessments())
        .filteredOn(each -> each.verdict() != RiskClass.COSMETIC)
        .extracting(each -> each.change().key().kind() + ": " + each.verdict().words())
        .containsExactlyInAnyOrder("Deployment: restart", "Service: unknown");
  }
}
