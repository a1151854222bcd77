package io.railiance.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UnifiedDiffTest {
  @Test
  void showsWhatFits() {
    assertThat(
            UnifiedDiff.of(
                List.of(
                    new Change.Added("a", "x\n"),
                    new Change.Modified("b", "one\ntwo\n", "one\nthree\n"),
                    new Change.Removed("c", "x\n"))))
        .isEqualTo(
            """
            +++ a (missing)
            --- committed/b
            +++ generated/b
            @@ -1,2 +1,2 @@
             one
            -two
            +three
            --- c (stale)
            """);
  }

  @Test
  void namesWhatDoesNot() {
    String before = "x\n".repeat(UnifiedDiff.LINES);
    String after = "y\n".repeat(UnifiedDiff.LINES);

    assertThat(UnifiedDiff.of(List.of(new Change.Modified("b", before, after))))
        .isEqualTo("Too long to show:\n  b (changed)\n");
  }
}
