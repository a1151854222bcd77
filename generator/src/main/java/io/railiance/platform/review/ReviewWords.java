package io.railiance.platform.review;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Words that every form of a review has. */
final class ReviewWords {
  private ReviewWords() {}

  /** {@code main (3f2a1c9e) -> rendered: 2 of 66 objects change}. */
  static String headline(Review review) {
    int changed = review.assessments().size();
    String what =
        changed == 0
            ? "nothing changes in " + objects(review.objects())
            : changed
                + " of "
                + objects(review.objects())
                + (changed == 1 ? " changes" : " change");
    return review.from() + " -> " + review.to() + ": " + what;
  }

  private static String objects(int number) {
    return number + (number == 1 ? " object" : " objects");
  }

  /** {@code 1 data loss, 2 restart}. */
  static String counts(Map<RiskClass, Integer> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey().words())
        .collect(Collectors.joining(", "));
  }

  /** {@code StatefulSet railiance-platform/valkey is new}. */
  static String object(ObjectChange change) {
    return change.key()
        + switch (change.sort()) {
          case ADDED -> " is new";
          case REMOVED -> " is gone";
          case RENAMED -> " was " + change.before().orElseThrow().key();
          case CHANGED -> "";
        };
  }

  /** What is said of each object by itself; the others are counted. */
  static boolean isShown(Assessment assessment) {
    return !assessment.verdict().equals(RiskClass.NONE)
        && !assessment.verdict().equals(RiskClass.COSMETIC);
  }

  /** {@code 18 objects change without effect: version-label 18}; nothing if there are none. */
  static Optional<String> rest(List<Assessment> assessments) {
    List<Assessment> rest = assessments.stream().filter(each -> !isShown(each)).toList();
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> rules = new TreeMap<>();
    for (Assessment each : rest) {
      each.risks().forEach(risk -> rules.merge(risk.rule().id(), 1, Integer::sum));
      if (each.risks().isEmpty()) {
        rules.merge("spelling", 1, Integer::sum);
      }
    }
    String words =
        rules.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> each) -> -each.getValue())
                    .thenComparing(Map.Entry::getKey))
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return Optional.of(
        objects(rest.size())
            + (rest.size() == 1 ? " changes" : " change")
            + " without effect: "
            + words);
  }

  /** {@code (Kubernetes <=1.32)}; empty for a rule that is always true. */
  static String range(Rule rule) {
    return rule.kubernetes().isEmpty() ? "" : " (Kubernetes " + rule.kubernetes() + ")";
  }
}
