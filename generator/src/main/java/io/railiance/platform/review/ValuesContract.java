package io.railiance.platform.review;

import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What charts promise to those who write values files for them, in two versions: folders of charts
 * such as {@code helm/charts}. A chart that is new, or gone, promises nothing.
 */
final class ValuesContract {
  private static final String CHART = "Chart.yaml";
  private static final String SCHEMA = "values.schema.json";
  private static final String VALUES = "values.yaml";

  private ValuesContract() {}

  /** The charts that changed, by name. */
  static List<ChartChange> between(TreeFiles before, TreeFiles after) {
    SortedMap<String, SortedMap<String, String>> olds = charts(before);
    List<ChartChange> changes = new ArrayList<>();
    charts(after)
        .forEach(
            (name, files) -> {
              SortedMap<String, String> old = olds.get(name);
              if (old != null && !old.equals(files)) {
                changes.add(change(name, old, files));
              }
            });
    return changes;
  }

  private static SortedMap<String, SortedMap<String, String>> charts(TreeFiles tree) {
    SortedMap<String, SortedMap<String, String>> charts = new TreeMap<>();
    for (Map.Entry<String, String> file : tree.files().entrySet()) {
      int slash = file.getKey().indexOf('/');
      if (slash > 0) {
        charts
            .computeIfAbsent(file.getKey().substring(0, slash), name -> new TreeMap<>())
            .put(file.getKey().substring(slash + 1), file.getValue());
      }
    }
    charts.values().removeIf(files -> !files.containsKey(CHART));
    return charts;
  }

  private static ChartChange change(
      String chart, SortedMap<String, String> before, SortedMap<String, String> after) {
    List<ValuesChange> changes = ValuesDiff.between(shape(before), shape(after));
    SortedSet<Bump> bumps = new TreeSet<>();
    changes.forEach(each -> bumps.add(each.bump()));
    String was = version(before);
    String is = version(after);
    bumps.add(sameBesidesTheVersion(before, after) ? Bump.NONE : Bump.PATCH);
    return new ChartChange(chart, was, is, changes, bumps.first());
  }

  private static boolean sameBesidesTheVersion(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedMap<String, String> olds = new TreeMap<>(before);
    olds.put(CHART, before.get(CHART).replace(version(before), version(after)));
    return olds.equals(after);
  }

  private static String version(SortedMap<String, String> chart) {
    return read(chart, CHART).path("version").asString("");
  }

  private static ValuesShape shape(SortedMap<String, String> chart) {
    JsonNode schema =
        chart.containsKey(SCHEMA)
            ? Json.mapper().readTree(chart.get(SCHEMA))
            : MissingNode.getInstance();
    return ValuesShape.of(schema, read(chart, VALUES));
  }

  private static JsonNode read(SortedMap<String, String> chart, String file) {
    return chart.containsKey(file)
        ? YamlReader.read(file, chart.get(file)).root()
        : MissingNode.getInstance();
  }
}
