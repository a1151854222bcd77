package io.railiance.platform.review;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A review as the comment of a pull request: a table of environments and classes, then each change
 * in a folded block, the worst first. What does not fit is counted.
 */
final class ReviewMarkdown {
  /** In bytes. GitHub takes 65,536 characters. */
  static final int LONGEST = 60_000;

  /** By this a comment is found again, to be renewed: {@code tools/comment-review}. */
  private static final String MARK = "<!-- platform:diff -->";

  private static final int MOST_FIELDS = 12;

  private final Review review;
  private final StringBuilder out = new StringBuilder();
  private int bytes;

  ReviewMarkdown(Review review) {
    this.review = review;
  }

  String write() {
    append(MARK + "\n## Review: " + review.verdict().words() + "\n\n");
    append(Markdown.plain(ReviewWords.headline(review)) + ".\n");
    if (!review.assessments().isEmpty()) {
      append("\n" + table());
      changes();
    }
    review.charts().forEach(this::chart);
    return out.toString();
  }

  private void chart(ChartChange chart) {
    StringBuilder block = new StringBuilder("\n<details><summary>Values of chart ");
    block.append(html(chart.headline())).append("</summary>\n\n");
    for (ValuesChange change : chart.changes()) {
      String line = "- " + Markdown.plain(change.toString()) + "\n";
      if (block.length() + line.length() > LONGEST / 8) {
        block.append("- and more; the JSON report has all\n");
        break;
      }
      block.append(line);
    }
    String whole = block.append("\n</details>\n").toString();
    if (fits(whole)) {
      append(whole);
    }
  }

  private String table() {
    List<RiskClass> classes =
        Arrays.stream(RiskClass.values())
            .filter(each -> review.assessments().stream().anyMatch(own -> own.verdict() == each))
            .toList();
    StringBuilder table = new StringBuilder("| environment |");
    classes.forEach(each -> table.append(' ').append(each.words()).append(" |"));
    table.append("\n|---|").append("---:|".repeat(classes.size())).append('\n');
    for (String environment : review.environments()) {
      Map<RiskClass, Integer> counts = review.counts(environment);
      table
          .append("| ")
          .append(environment.isEmpty() ? "(one)" : Markdown.plain(environment))
          .append(" |");
      classes.forEach(each -> table.append(' ').append(counts.getOrDefault(each, 0)).append(" |"));
      table.append('\n');
    }
    return table.toString();
  }

  private void changes() {
    int left = 0;
    String scope = "";
    for (Map.Entry<Scope, List<Assessment>> each : review.byScope().entrySet()) {
      String title = Markdown.plain(each.getKey().toString());
      for (Assessment assessment : each.getValue()) {
        if (ReviewWords.isShown(assessment)) {
          String heading = title.isEmpty() || title.equals(scope) ? "" : "\n### " + title + "\n";
          if (fits(heading + object(assessment))) {
            append(heading + object(assessment));
            scope = title;
          } else {
            left++;
          }
        }
      }
      String rest =
          ReviewWords.rest(each.getValue())
              .map(
                  words ->
                      "\n" + title + (title.isEmpty() ? "" : ": ") + Markdown.plain(words) + ".\n")
              .orElse("");
      if (fits(rest)) {
        append(rest);
      }
      String work = work(title, review.work(each.getKey()));
      if (fits(work)) {
        append(work);
      }
    }
    if (left > 0) {
      append("\n**" + left + " more changes do not fit here**; the JSON report has all.\n");
    }
  }

  private static String work(String title, List<String> steps) {
    if (steps.isEmpty()) {
      return "";
    }
    StringBuilder block = new StringBuilder("\n<details><summary>Order of work in ");
    block.append(title).append("</summary>\n\n");
    steps.forEach(each -> block.append("1. ").append(Markdown.plain(each)).append('\n'));
    return block.append("\n</details>\n").toString();
  }

  private static String object(Assessment assessment) {
    StringBuilder block = new StringBuilder("\n<details><summary><b>");
    block
        .append(assessment.verdict().words())
        .append("</b>: ")
        .append(html(ReviewWords.object(assessment.change())))
        .append("</summary>\n\n");
    assessment.risks().forEach(each -> risk(each, block));
    if (!assessment.rollout().isEmpty()) {
      block.append("- Order: ").append(Markdown.plain(assessment.rollout())).append('\n');
    }
    if (!assessment.reach().isEmpty()) {
      String reach = String.join("; ", assessment.reach());
      block.append("- Concerns: ").append(Markdown.plain(reach)).append('\n');
    }
    return block.append("\n</details>\n").toString();
  }

  private static void risk(Risk risk, StringBuilder block) {
    block
        .append("- **")
        .append(risk.risk().words())
        .append("** ")
        .append(Markdown.plain(risk.effect() + ReviewWords.range(risk.rule())));
    if (!risk.remedy().isEmpty()) {
      block.append(" _Instead:_ ").append(Markdown.plain(risk.remedy()));
    }
    block.append(" (").append(Markdown.code(risk.rule().id())).append(")\n");
    risk.fields().stream()
        .limit(MOST_FIELDS)
        .forEach(
            field ->
                block
                    .append("  - ")
                    .append(Markdown.code(field.place()))
                    .append(": ")
                    .append(Markdown.code(field.before()))
                    .append(" → ")
                    .append(Markdown.code(field.after()))
                    .append('\n'));
    if (risk.fields().size() > MOST_FIELDS) {
      block.append("  - and ").append(risk.fields().size() - MOST_FIELDS).append(" more fields\n");
    }
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;");
  }

  private boolean fits(String text) {
    // What is left over is counted in the last line.
    return bytes + size(text) + 200 <= LONGEST;
  }

  private void append(String text) {
    out.append(text);
    bytes += size(text);
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
