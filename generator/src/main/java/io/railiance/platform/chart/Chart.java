package io.railiance.platform.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a chart is before it is text.
 *
 * @param source the spec that it is made of, as the generated files name it
 * @param metadata {@code Chart.yaml}
 * @param values {@code values.yaml}, its schema, its table
 * @param model what templates see, by name; records in it are public
 * @param files by the service, named one by one
 */
public record Chart(
    String source,
    ChartMetadata metadata,
    Values values,
    Map<String, Object> model,
    List<ChartFile> files) {

  public Chart {
    model = Map.copyOf(model);
    files = List.copyOf(files);
  }

  public Chart(String source, ChartMetadata metadata, Values values, Map<String, Object> model) {
    this(source, metadata, values, model, List.of());
  }

  public String name() {
    return metadata.name();
  }

  /**
   * With files from the {@code chart} folder beside a class.
   *
   * @param paths as they are there, a template with its {@code .ftl}: {@code
   *     templates/statefulset.yaml.ftl}
   */
  public Chart with(Class<?> beside, String... paths) {
    List<ChartFile> all = new ArrayList<>(files);
    String folder = beside.getPackageName().replace('.', '/') + "/chart/";
    for (String path : paths) {
      all.add(new ChartFile(path.replaceFirst("\\.ftl$", ""), folder + path));
    }
    return new Chart(source, metadata, values, model, all);
  }

  /** Like {@link #with}, where a feature exists only in some specs. */
  public Chart withIf(boolean exists, Class<?> beside, String... paths) {
    return exists ? with(beside, paths) : this;
  }

  /** The model with the chart's own name added. */
  Map<String, Object> fullModel() {
    Map<String, Object> full = new TreeMap<>(model);
    full.put("chart", name());
    return full;
  }
}
