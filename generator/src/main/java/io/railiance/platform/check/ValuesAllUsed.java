package io.railiance.platform.check;

import io.railiance.platform.chart.ValuesEntry;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.YamlReader;
import java.util.List;

/** Each value that a person may set changes something. */
final class ValuesAllUsed implements Check.OfChart {
  private static final String FILE = "values.yaml";

  @Override
  public String rule() {
    return "values-all-used";
  }

  @Override
  public String why() {
    return "Each value in values.yaml is named by a template. One that is not is a promise that the chart does not keep:"
        + " somebody sets it and nothing happens.";
  }

  @Override
  public void check(ChartFiles chart, Findings findings) {
    List<ValuesUse> uses = ValuesUse.allIn(chart);
    for (ValuesEntry entry : chart.values()) {
      if (uses.stream().noneMatch(use -> use.touches(entry.path()))) {
        findings.add(
            Finding.error(
                rule(),
                place(chart, entry),
                "no template names .Values." + entry.path(),
                "Use the value in a template, or remove it from the record that values.yaml is made of."));
      }
    }
  }

  private static Location place(ChartFiles chart, ValuesEntry entry) {
    String file = chart.at(FILE, 0).file();
    return YamlReader.read(file, chart.files().text(FILE))
        .keyAt("/" + entry.path().replace('.', '/'));
  }
}
