package io.railiance.platform.review;

import java.util.List;
import java.util.Locale;

/** {@code docs/review-rules.md}: every class, and every rule with what it says. */
public final class ReviewRules {
  private ReviewRules() {}

  public static String page() {
    StringBuilder out = new StringBuilder("# Rules of the review\n\n");
    List<Rule> rules = RuleBook.bundled().rules();
    out.append("What [the review](review.md) says of a change. ")
        .append(rules.size())
        .append(" rules, by class, the worst first.\n\n");
    out.append("| class | |\n|---|---|\n");
    for (RiskClass each : RiskClass.values()) {
      out.append("| ").append(each.words()).append(" | ").append(each.meaning()).append(" |\n");
    }
    for (RiskClass each : RiskClass.values()) {
      out.append("\n## ").append(capital(each.words())).append('\n');
      rules.stream()
          .filter(rule -> rule.risk() == each)
          .sorted((one, other) -> one.id().compareTo(other.id()))
          .forEach(rule -> rule(rule, out));
      if (each == RiskClass.NONE) {
        out.append("\nNo rule either: what is only written in another way (`1000m` for `1`,\n")
            .append(
                "a default that is spelled out, the order of a list where it has no meaning).\n");
      }
    }
    return out.toString();
  }

  private static void rule(Rule rule, StringBuilder out) {
    out.append("\n### ").append(rule.id()).append("\n\n");
    out.append(subject(rule)).append('\n');
    out.append("\n> ").append(rule.effect()).append('\n');
    if (!rule.remedy().isEmpty()) {
      out.append("\nInstead: ").append(rule.remedy()).append('\n');
    }
    if (rule.reversible() != Rule.Reversible.YES) {
      out.append(
          rule.reversible() == Rule.Reversible.NO
              ? "\nA revert does not bring it back.\n"
              : "\nA revert alone does not undo it.\n");
    }
    out.append("\nSource: <").append(rule.source()).append(">\n");
  }

  private static String subject(Rule rule) {
    StringBuilder out = new StringBuilder("On ");
    out.append(rule.kinds().isEmpty() ? "what no other rule knows" : code(rule.kinds()));
    if (!rule.object().isEmpty()) {
      out.append(", ").append(String.join(" or ", rule.object()));
    } else if (!rule.paths().isEmpty() && !rule.kinds().isEmpty()) {
      out.append(": ").append(code(rule.paths()));
      out.append(rule.except().isEmpty() ? "" : ", but not " + code(rule.except()));
    }
    out.append(rule.has().isEmpty() ? "" : ", with " + code(rule.has()));
    out.append(rule.lacks().isEmpty() ? "" : ", without " + code(rule.lacks()));
    out.append(rule.kubernetes().isEmpty() ? "" : "; Kubernetes " + rule.kubernetes());
    return out.append('.').toString();
  }

  private static String code(List<String> words) {
    return "`" + String.join("`, `", words) + "`";
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
