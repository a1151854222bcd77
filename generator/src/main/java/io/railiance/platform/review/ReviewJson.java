package io.railiance.platform.review;

import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Json;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A review for programs, by {@code schemas/review.schema.json}. Whoever reads it ignores fields
 * that it does not know, and refuses another major {@code version}.
 */
record ReviewJson(
    String version,
    String from,
    String to,
    String verdict,
    int objects,
    int unchanged,
    SortedMap<String, SortedMap<String, Integer>> environments,
    List<Change> changes,
    List<Steps> work,
    List<Contract> charts) {
  static final String VERSION = "1.2";

  /** One object. */
  record Change(
      String environment,
      String release,
      String apiVersion,
      String kind,
      String namespace,
      String name,
      String change,
      String was,
      String verdict,
      String order,
      List<String> concerns,
      List<Said> risks,
      int spelling) {}

  /** What one rule says of it. */
  record Said(
      String rule,
      String riskClass,
      String effect,
      String remedy,
      String reversible,
      String kubernetes,
      String source,
      String file,
      int line,
      List<Field> fields) {}

  /** In which order Helm applies the changes of a release. */
  record Steps(String environment, String release, List<String> steps) {}

  /** What became of a chart's values. */
  record Contract(
      String chart,
      String was,
      String is,
      String bump,
      String atLeast,
      List<ValueChange> changes) {}

  /** What became of one value; the path is empty for the values as a whole. */
  record ValueChange(String bump, String sort, String path, String words) {}

  /** A field, with its values as they may be shown. */
  record Field(String path, String before, String after) {}

  static ReviewJson of(Review review) {
    SortedMap<String, SortedMap<String, Integer>> environments = new TreeMap<>();
    for (String each : review.environments()) {
      SortedMap<String, Integer> counts = new TreeMap<>();
      review.counts(each).forEach((risk, count) -> counts.put(risk.id(), count));
      environments.put(each, counts);
    }
    return new ReviewJson(
        VERSION,
        review.from(),
        review.to(),
        review.verdict().id(),
        review.objects(),
        review.unchanged(),
        environments,
        review.worstFirst().stream().map(ReviewJson::change).toList(),
        review.work().stream()
            .map(
                each -> new Steps(each.scope().environment(), each.scope().release(), each.steps()))
            .toList(),
        review.charts().stream().map(ReviewJson::chart).toList());
  }

  static String text(Review review) {
    return Json.pretty(of(review));
  }

  private static Contract chart(ChartChange chart) {
    return new Contract(
        chart.chart(),
        chart.was(),
        chart.is(),
        chart.bump().id(),
        chart.wanted(),
        chart.changes().stream()
            .map(each -> new ValueChange(each.bump().id(), each.sort(), each.path(), each.words()))
            .toList());
  }

  private static Change change(Assessment assessment) {
    ObjectChange change = assessment.change();
    return new Change(
        change.scope().environment(),
        change.scope().release(),
        change.object().manifest().apiVersion(),
        change.key().kind(),
        change.key().namespace(),
        change.key().name(),
        change.sort().name().toLowerCase(Locale.ROOT),
        change.before().map(each -> each.key().name()).orElse(""),
        assessment.verdict().id(),
        assessment.rollout(),
        assessment.reach(),
        assessment.risks().stream().map(risk -> said(change, risk)).toList(),
        (int)
            change.fields().stream().filter(each -> each.sort() != FieldChange.Sort.VALUE).count());
  }

  private static Said said(ObjectChange change, Risk risk) {
    Location at = risk.place(change);
    Rule rule = risk.rule();
    return new Said(
        rule.id(),
        rule.risk().id(),
        risk.effect(),
        risk.remedy(),
        rule.reversible().toString(),
        rule.kubernetes(),
        rule.source(),
        at.file(),
        at.line(),
        risk.fields().stream()
            .map(each -> new Field(each.place(), each.before(), each.after()))
            .toList());
  }
}
