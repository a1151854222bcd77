package io.railiance.platform.chart;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A chart to the files of its folder: structure by serialisation, text by templates, all with the
 * generated mark.
 */
public final class ChartWriter {
  private ChartWriter() {}

  /** The folder's content; paths begin at the chart: {@code Chart.yaml}. */
  public static FileTree write(Chart chart) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("Chart.yaml", Yaml.write(Json.tree(chart.metadata().fields())));
    files.put("values.yaml", chart.values().yaml());
    files.put("values.schema.json", Json.pretty(chart.values().schema()));
    files.put("README.md", ChartReadme.of(chart));
    files.put(".helmignore", "*.orig\n*.swp\n.git/\n");
    for (ChartFile file : chart.files()) {
      files.put(file.path(), text(chart, file));
    }
    files.replaceAll((path, text) -> GeneratedMark.on(path, text, chart.source()));
    files.computeIfPresent(
        "values.yaml",
        (path, text) -> "# yaml-language-server: $schema=values.schema.json\n" + text);
    return new FileTree(files);
  }

  private static String text(Chart chart, ChartFile file) {
    return file.isTemplate()
        ? TemplateEngine.process(file.resource(), chart.fullModel())
        : ClassPath.text(file.resource());
  }
}
