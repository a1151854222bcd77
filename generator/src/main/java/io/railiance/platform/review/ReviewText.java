package io.railiance.platform.review;

import java.util.List;
import java.util.Map;

/**
 * A review for a terminal.
 *
 * <pre>{@code
 * main (3f2a1c9e) -> rendered: 2 of 66 objects change
 *
 * production  data loss: 1 data loss, 1 cosmetic
 *
 * production/valkey
 *   data loss  StatefulSet railiance-platform/valkey
 *     data loss [retention-delete] From now on ...
 *       spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Retain -> Delete
 *       instead: Leave it at Retain, ...
 * }</pre>
 */
final class ReviewText {
  private static final int MOST_FIELDS = 8;
  private static final int MOST_OBJECTS = 100;

  private final Review review;
  private final Colours colours;
  private final StringBuilder out = new StringBuilder();

  ReviewText(Review review, boolean coloured) {
    this.review = review;
    this.colours = new Colours(coloured);
  }

  String write() {
    out.append(ReviewWords.headline(review)).append('\n');
    if (review.assessments().isEmpty()) {
      charts();
      return out.toString();
    }
    out.append('\n');
    for (String environment : review.environments()) {
      Map<RiskClass, Integer> counts = review.counts(environment);
      RiskClass worst = counts.keySet().iterator().next();
      out.append(environment.isEmpty() ? "" : environment + "  ")
          .append(colours.of(worst, worst.words()))
          .append(": ")
          .append(ReviewWords.counts(counts))
          .append('\n');
    }
    review.byScope().forEach(this::scope);
    charts();
    return out.toString();
  }

  private void charts() {
    if (!review.charts().isEmpty()) {
      out.append("\nvalues of the charts\n");
    }
    for (ChartChange chart : review.charts()) {
      out.append("  ").append(chart.headline()).append('\n');
      chart.changes().forEach(each -> out.append("    ").append(each).append('\n'));
    }
  }

  private void scope(Scope scope, List<Assessment> assessments) {
    out.append('\n').append(scope).append(scope.toString().isEmpty() ? "" : "\n");
    List<Assessment> shown = assessments.stream().filter(ReviewWords::isShown).toList();
    shown.stream().limit(MOST_OBJECTS).forEach(this::object);
    if (shown.size() > MOST_OBJECTS) {
      out.append("  ... and ")
          .append(shown.size() - MOST_OBJECTS)
          .append(" more objects, no worse than these\n");
    }
    ReviewWords.rest(assessments).ifPresent(words -> out.append("  ").append(words).append('\n'));
    List<String> steps = review.work(scope);
    for (int i = 0; i < steps.size(); i++) {
      out.append(i == 0 ? "  order of work\n" : "");
      out.append("    ").append(i + 1).append(". ").append(steps.get(i)).append('\n');
    }
  }

  private void object(Assessment assessment) {
    RiskClass verdict = assessment.verdict();
    out.append("  ")
        .append(colours.of(verdict, verdict.words()))
        .append("  ")
        .append(ReviewWords.object(assessment.change()))
        .append('\n');
    assessment.risks().forEach(this::risk);
    line("    order: ", assessment.rollout());
    line("    concerns: ", String.join("; ", assessment.reach()));
  }

  private void risk(Risk risk) {
    out.append("    ")
        .append(colours.of(risk.risk(), risk.risk().words()))
        .append(" [")
        .append(risk.rule().id())
        .append("] ")
        .append(risk.effect())
        .append(ReviewWords.range(risk.rule()))
        .append('\n');
    risk.fields().stream()
        .limit(MOST_FIELDS)
        .forEach(
            field ->
                out.append("      ")
                    .append(field.place())
                    .append(": ")
                    .append(field.before())
                    .append(" -> ")
                    .append(field.after())
                    .append('\n'));
    if (risk.fields().size() > MOST_FIELDS) {
      out.append("      ... and ")
          .append(risk.fields().size() - MOST_FIELDS)
          .append(" more fields\n");
    }
    line("      instead: ", risk.remedy());
  }

  private void line(String name, String words) {
    if (!words.isEmpty()) {
      out.append(name).append(words).append('\n');
    }
  }

  /** Colours of a terminal, or none. */
  private record Colours(boolean on) {
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String GREY = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    String of(RiskClass risk, String text) {
      if (!on) {
        return text;
      }
      boolean bad = !RiskClass.DATA_FORMAT.isWorseThan(risk);
      boolean harmless = RiskClass.UNKNOWN.isWorseThan(risk);
      return (bad ? RED : harmless ? GREY : YELLOW) + text + PLAIN;
    }
  }
}
