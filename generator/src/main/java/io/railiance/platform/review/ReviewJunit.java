package io.railiance.platform.review;

import java.util.Optional;
import java.util.stream.Collectors;

/** A review in the form of JUnit's reports: one case for each object that changed. */
final class ReviewJunit {
  private ReviewJunit() {}

  static String text(Review review, Optional<RiskClass> threshold) {
    StringBuilder cases = new StringBuilder();
    int failures = 0;
    for (Assessment each : review.worstFirst()) {
      boolean fails = threshold.filter(worst -> !worst.isWorseThan(each.verdict())).isPresent();
      failures += fails ? 1 : 0;
      cases
          .append("  <testcase classname=\"")
          .append(xml(each.change().scope().toString()))
          .append("\" name=\"")
          .append(xml(ReviewWords.object(each.change())))
          .append("\">");
      if (fails) {
        cases
            .append("\n    <failure type=\"")
            .append(each.verdict().id())
            .append("\" message=\"")
            .append(xml(each.risks().get(0).effect()))
            .append("\">")
            .append(xml(said(each)))
            .append("</failure>\n  ");
      }
      cases.append("</testcase>\n");
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"review\" tests=\""
        + review.assessments().size()
        + "\" failures=\""
        + failures
        + "\">\n"
        + cases
        + "</testsuite>\n";
  }

  private static String said(Assessment assessment) {
    return assessment.risks().stream()
        .map(each -> each.risk().words() + ": " + each.effect() + " " + each.remedy())
        .collect(Collectors.joining("\n"));
  }

  /** What XML 1.0 cannot hold was made visible before, by {@code Printable}; this is the rest. */
  private static String xml(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                  boolean allowed =
                      point == '\n'
                          || point >= 0x20 && (point < 0xd800 || point > 0xdfff) && point < 0xfffe
                          || point > 0xffff;
                  out.append(allowed ? Character.toString(point) : "?");
                }
              }
            });
    return out.toString();
  }
}
