package io.railiance.platform.review;

import io.railiance.platform.report.FindingsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A review of two trees by their names. It reads files and revisions, and writes nothing. */
public final class ReviewRun {
  /** For {@code failOn}: whatever is found, the run succeeds. */
  public static final String NEVER = "never";

  private final Path root;

  /**
   * @param root that paths are relative to, in the repository whose revisions are named
   */
  public ReviewRun(Path root) {
    this.root = root;
  }

  /**
   * @throws FindingsException if a side cannot be read
   */
  public ReviewReport between(String from, String to) {
    Review review = new Reviewer().review(TreeName.read(root, from), TreeName.read(root, to));
    return new ReviewReport(review.with(charts(from, to)));
  }

  private List<ChartChange> charts(String from, String to) {
    return TreeName.charts(root, from)
        .flatMap(
            before -> TreeName.charts(root, to).map(after -> ValuesContract.between(before, after)))
        .orElse(List.of());
  }

  /** What {@code failOn} may be: the classes, the worst first, and {@value #NEVER}. */
  public static List<String> thresholds() {
    return Stream.concat(Arrays.stream(RiskClass.values()).map(RiskClass::id), Stream.of(NEVER))
        .toList();
  }

  static Optional<RiskClass> threshold(String failOn) {
    return Arrays.stream(RiskClass.values()).filter(each -> each.id().equals(failOn)).findFirst();
  }
}
