package io.railiance.platform;

import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.review.ReviewRules;

/** {@code docs/review-rules.md}: every rule of the review, as a file of ours. */
final class ReviewCatalogue {
  private ReviewCatalogue() {}

  static String page() {
    return GeneratedMark.on(Workspace.REVIEW_PAGE, ReviewRules.page(), "the rules of the review");
  }
}
