package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes whose class is known: {@code mutations.yaml} and {@code corpus.yaml}. */
class TruthTest {
  private static final Path PAGE = Path.of("../docs/review-truth.md");

  @Test
  void noneIsTakenForLessThanItIsWhereDataOrTheReleaseIsAtStake() throws IOException {
    List<Truth> all = Truth.all();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, TruthPage.of(all));
    }
    assertThat(all).hasSizeGreaterThan(350);
    assertThat(all)
        .filteredOn(each -> !RiskClass.REJECTED.isWorseThan(each.risk()))
        .hasSizeGreaterThan(20)
        .noneMatch(each -> each.risk().isWorseThan(each.found()));
    assertThat(all).filteredOn(each -> each.risk() == RiskClass.NONE).allMatch(Truth::isRight);
    assertThat(all.stream().filter(Truth::isRight).count() * 100)
        .as("right, in a hundred")
        .isGreaterThanOrEqualTo(95L * all.size());
  }
}
