package io.railiance.platform.measure;

import io.railiance.platform.review.ReviewReport;
import io.railiance.platform.review.ReviewRun;
import java.nio.file.Path;

/** One review of two folders, in all its forms: what a fresh JVM is started for. */
final class OneReview {
  private OneReview() {}

  /**
   * @param args the folder that holds {@code before} and {@code after}
   */
  public static void main(String[] args) {
    ReviewReport report = new ReviewRun(Path.of(args[0])).between("./before", "./after");
    int characters = report.markdown().length() + report.json().length() + report.sarif().length();
    System.out.println(report.verdict() + ", " + characters + " characters");
  }
}
