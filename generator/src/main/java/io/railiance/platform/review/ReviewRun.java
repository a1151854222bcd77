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
    return new ReviewReport(
        new Reviewer().review(TreeName.read(root, from), TreeName.read(root, to)));
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
