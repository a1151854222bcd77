package io.railiance.platform.review;

import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A review as SARIF 2.1.0, which code hosts show at the lines that it is about. What is cosmetic or
 * nothing is left out.
 */
final class ReviewSarif {
  private ReviewSarif() {}

  static String text(Review review) {
    SortedMap<String, Rule> rules = new TreeMap<>();
    List<Object> results = new ArrayList<>();
    for (Assessment assessment : review.worstFirst()) {
      for (Risk risk : assessment.risks()) {
        if (!RiskClass.SECURITY_IMPROVEMENT.isWorseThan(risk.risk())) {
          rules.put(risk.rule().id(), risk.rule());
          results.add(result(assessment.change(), risk));
        }
      }
    }
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "railiance-platform-review");
    driver.put("rules", rules.values().stream().map(ReviewSarif::rule).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("results", results);
    log.put("runs", List.of(run));
    return Json.pretty(log);
  }

  private static Object rule(Rule rule) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", rule.id());
    shown.put("shortDescription", Map.of("text", rule.risk().words() + ": " + rule.id()));
    shown.put("helpUri", rule.source());
    shown.put("defaultConfiguration", Map.of("level", level(rule.risk())));
    return shown;
  }

  private static Object result(ObjectChange change, Risk risk) {
    Location at = risk.place(change);
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", Map.of("uri", at.file()));
    place.put("region", Map.of("startLine", Math.max(1, at.line())));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", risk.rule().id());
    result.put("level", level(risk.risk()));
    String text = ReviewWords.object(change) + ": " + risk.effect() + " " + risk.remedy();
    result.put("message", Map.of("text", text.strip()));
    result.put("locations", List.of(Map.of("physicalLocation", place)));
    return result;
  }

  private static String level(RiskClass risk) {
    if (!RiskClass.DATA_FORMAT.isWorseThan(risk)) {
      return "error";
    }
    return RiskClass.UNKNOWN.isWorseThan(risk) ? "note" : "warning";
  }
}
