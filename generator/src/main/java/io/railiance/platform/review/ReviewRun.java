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

  /** What a minor of Kubernetes looks like. */
  public static final String MINOR = "1\\.[0-9]{1,3}";

  /** What Helm assumes where nobody says which clusters there are. */
  private static final String NEWEST = "1.36";

  private final Path root;
  private final List<String> minors;

  /**
   * @param root that paths are relative to, in the repository whose revisions are named
   */
  public ReviewRun(Path root) {
    this(root, List.of());
  }

  /**
   * @param minors of the clusters, {@code 1.34}: rules of others are left out; empty for all rules
   */
  public ReviewRun(Path root, List<String> minors) {
    for (String minor : minors) {
      if (!minor.matches(MINOR)) {
        throw new IllegalArgumentException("no minor of Kubernetes: " + minor);
      }
    }
    this.root = root;
    this.minors = List.copyOf(minors);
  }

  /**
   * @throws FindingsException if a side cannot be read
   */
  public ReviewReport between(String from, String to) {
    Review review = new Reviewer(minors).review(TreeName.read(root, from), TreeName.read(root, to));
    return new ReviewReport(review.with(charts(from, to)));
  }

  private List<ChartChange> charts(String from, String to) {
    return TreeName.helm(root, from)
        .flatMap(before -> TreeName.helm(root, to).map(after -> charts(before, after)))
        .orElse(List.of());
  }

  private List<ChartChange> charts(TreeFiles before, TreeFiles after) {
    List<ChartChange> changes =
        ValuesContract.between(before.below("charts"), after.below("charts"));
    String minor = minors.isEmpty() ? NEWEST : minors.get(minors.size() - 1);
    return changes.stream()
        .map(each -> each.with(OldValues.refused(each.chart(), before, after, minor)))
        .toList();
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
