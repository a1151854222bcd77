package io.railiance.platform.check;

import io.railiance.platform.chart.ValuesEntry;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;

/** Each value that a template names is one that a person may set. */
final class ValuesPathsResolve implements Check.OfChart {
  @Override
  public String rule() {
    return "values-paths-resolve";
  }

  @Override
  public String why() {
    return "Each .Values path in a template is declared. Helm renders an undeclared one as nothing, without a word, and"
        + " helm lint --strict passes it. Paths are absolute, so that this check sees all of them.";
  }

  @Override
  public void check(ChartFiles chart, Findings findings) {
    for (ValuesUse use : ValuesUse.allIn(chart)) {
      if (use.path().isEmpty()) {
        findings.add(
            Finding.error(
                rule(),
                use.at(),
                "names .Values as a whole",
                "Name each value by its absolute path, such as .Values.image.tag."));
      } else if (chart.values().stream().noneMatch(entry -> declares(entry, use.path()))) {
        findings.add(undeclared(use, chart.values()));
      }
    }
  }

  private static boolean declares(ValuesEntry entry, String path) {
    return ValuesUse.isWithin(entry.path(), path)
        || entry.isOpen() && ValuesUse.isWithin(path, entry.path());
  }

  private Finding undeclared(ValuesUse use, List<ValuesEntry> declared) {
    List<String> known = declared.stream().map(ValuesEntry::path).toList();
    return Finding.error(
        rule(),
        use.at(),
        ".Values."
            + use.path()
            + " is not in values.yaml."
            + DidYouMean.sentence(use.path(), known),
        "Correct the path, or add the value to the record that values.yaml is made of.");
  }
}
