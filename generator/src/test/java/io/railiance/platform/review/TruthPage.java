package io.railiance.platform.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/review-truth.md}: how often the review is right, and where it is not. */
final class TruthPage {
  private final List<Truth> all;
  private final StringBuilder out = new StringBuilder();

  private TruthPage(List<Truth> all) {
    this.all = all;
  }

  static String of(List<Truth> all) {
    return new TruthPage(all).page();
  }

  private String page() {
    long right = all.stream().filter(Truth::isRight).count();
    long byHand = all.stream().filter(each -> each.name().equals("by hand")).count();
    List<Truth> others = all.stream().filter(each -> each.first().isPresent()).toList();
    long atFirst = others.stream().filter(each -> each.first().get() == each.risk()).count();
    line("<!-- Written by \"make review-truth\". -->");
    line("");
    line("# How often the review is right");
    line("");
    line(
        all.size()
            - others.size()
            + " changes of this repository's own manifests, "
            + byHand
            + " written one by one"
            + " ([corpus.yaml](../generator/src/test/resources/review/corpus.yaml)), the others"
            + " each of");
    line(
        "[mutations.yaml](../generator/src/test/resources/review/mutations.yaml) at every object"
            + " that it fits. The class of each was");
    line(
        "taken from Kubernetes' and Helm's documentation, by the people who also wrote the rules.");
    line("");
    line(
        others.size()
            + " more are of charts that others wrote"
            + " ([others.yaml](../generator/src/test/resources/review/others.yaml), with the reason"
            + " of each):");
    line(
        "dapr, metrics-server, cert-manager, external-dns, podinfo. Their classes were written down"
            + " before the review was asked. At first sight it was right");
    line(
        "for "
            + atFirst
            + "; what it missed became rules of general truth, so this page tells how well they"
            + " hold, not how the next surprise is met.");
    line("");
    line("Of all " + all.size() + " the verdict is now the class for " + right + ".");
    line("");
    classes();
    confusion();
    wrong();
    return out.toString();
  }

  private void classes() {
    line("| class | changes | found as it | right of these | recall | precision |");
    line("|---|---:|---:|---:|---:|---:|");
    for (RiskClass risk : RiskClass.values()) {
      long are = all.stream().filter(each -> each.risk() == risk).count();
      long found = all.stream().filter(each -> each.found() == risk).count();
      long both = all.stream().filter(each -> each.risk() == risk && each.isRight()).count();
      if (are + found > 0) {
        row(risk.words(), are, found, both, share(both, are), share(both, found));
      }
    }
    line("");
  }

  private static String share(long part, long whole) {
    return whole == 0
        ? "-"
        : BigDecimal.valueOf(100 * part)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString()
            + " %";
  }

  private void confusion() {
    List<RiskClass> found =
        Arrays.stream(RiskClass.values())
            .filter(risk -> all.stream().anyMatch(each -> each.found() == risk))
            .toList();
    line("In rows what a change is, in columns what it was taken for:");
    line("");
    row("", found.stream().map(RiskClass::words).collect(Collectors.joining(" | ")));
    line("|---|" + "---:|".repeat(found.size()));
    for (RiskClass risk : RiskClass.values()) {
      if (all.stream().anyMatch(each -> each.risk() == risk)) {
        row(
            risk.words(),
            found.stream()
                .map(taken -> count(risk, taken))
                .map(count -> count == 0 ? "" : Long.toString(count))
                .collect(Collectors.joining(" | ")));
      }
    }
    line("");
  }

  private long count(RiskClass risk, RiskClass found) {
    return all.stream().filter(each -> each.risk() == risk && each.found() == found).count();
  }

  private void wrong() {
    SortedMap<String, Integer> wrong = new TreeMap<>();
    for (Truth each : all) {
      if (!each.isRight()) {
        String what =
            "| "
                + (each.name().equals("by hand") ? each.edit().file() : each.name())
                + " | "
                + each.risk().words()
                + " | "
                + each.found().words();
        wrong.merge(what, 1, Integer::sum);
      }
    }
    firstSight();
    line("## What it gets wrong");
    line("");
    if (wrong.isEmpty()) {
      line("Of these, none.");
      return;
    }
    line("| change | is | is taken for | times |");
    line("|---|---|---|---:|");
    wrong.forEach((what, times) -> line(what + " | " + times + " |"));
  }

  private void firstSight() {
    line("## What it got wrong at first sight");
    line("");
    line("| change of another's chart | is | was taken for | why |");
    line("|---|---|---|---|");
    for (Truth each : all) {
      each.first()
          .filter(first -> first != each.risk())
          .ifPresent(
              first -> row(each.edit().file(), each.risk().words(), first.words(), each.name()));
    }
    line("");
  }

  private void row(Object... cells) {
    line(
        "| " + Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ")) + " |");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
