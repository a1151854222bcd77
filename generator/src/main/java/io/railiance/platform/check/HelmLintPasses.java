package io.railiance.platform.check;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code helm lint --strict} has nothing to say about the chart. */
final class HelmLintPasses implements Check.OfChart {
  private static final Pattern SEVERE = Pattern.compile("\\[(?:ERROR|WARNING)] .*");

  /** {@code parse error at (valkey/templates/service.yaml:3): ...}. */
  private static final Pattern PLACE = Pattern.compile("[^/( ]+/(templates/[^:) ]+):([0-9]+)");

  @Override
  public String rule() {
    return "helm-lint-passes";
  }

  @Override
  public String why() {
    return "The chart passes helm lint --strict: it is the first thing that anybody runs on a chart of strangers.";
  }

  @Override
  public void check(ChartFiles chart, Findings findings) {
    for (String message : chart.lint()) {
      if (SEVERE.matcher(message).lookingAt()) {
        findings.add(
            Finding.error(
                rule(),
                place(chart, message),
                "helm lint --strict: " + message.substring(message.indexOf(' ') + 1),
                "Correct the template or the metadata that Helm names."));
      }
    }
  }

  private static Location place(ChartFiles chart, String message) {
    Matcher place = PLACE.matcher(message);
    return place.find()
        ? chart.at(place.group(1), Integer.parseInt(place.group(2)))
        : Location.of(chart.folder());
  }
}
