package io.railiance.platform.review;

import java.util.Optional;

/** A review, in the forms that people and programs read. */
public final class ReviewReport {
  private final Review review;

  ReviewReport(Review review) {
    this.review = review;
  }

  /** For a terminal. */
  public String text(boolean coloured) {
    return new ReviewText(review, coloured).write();
  }

  /** For a pull request of GitHub or Gitea, shorter than either allows. */
  public String markdown() {
    return new ReviewMarkdown(review).write();
  }

  /** For programs, by {@code schemas/review.schema.json}. */
  public String json() {
    return ReviewJson.text(review);
  }

  /** For what shows findings at their lines. */
  public String sarif() {
    return ReviewSarif.text(review);
  }

  /**
   * For build servers: one case an object, failed where its verdict reaches the threshold.
   *
   * @param failOn one of {@link ReviewRun#thresholds()}
   */
  public String junit(String failOn) {
    return ReviewJunit.text(review, ReviewRun.threshold(failOn));
  }

  /** {@code data-loss}. */
  public String verdict() {
    return review.verdict().id();
  }

  /**
   * Why a run with this threshold fails, in one line; nothing if it does not.
   *
   * @param failOn one of {@link ReviewRun#thresholds()}
   */
  public Optional<String> failure(String failOn) {
    return ReviewRun.threshold(failOn)
        .filter(threshold -> !threshold.isWorseThan(review.verdict()))
        .map(
            threshold ->
                "the verdict is \""
                    + review.verdict().words()
                    + "\", and the build fails on \""
                    + threshold.words()
                    + "\" and worse.");
  }
}
