package io.railiance.platform.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code Chart.yaml} says.
 *
 * <pre>{@code
 * apiVersion: v2
 * name: "valkey"
 * version: "0.1.0"
 * appVersion: "9.1.2"
 * }</pre>
 *
 * @param version of the chart, SemVer 2
 * @param appVersion of the server that it runs
 * @param annotations Artifact Hub's and others'
 */
public record ChartMetadata(
    String name,
    String version,
    String appVersion,
    String description,
    List<String> keywords,
    List<String> sources,
    SortedMap<String, String> annotations) {
  private static final String HOME = "https://github.com/railiance/platform";

  public ChartMetadata {
    keywords = List.copyOf(keywords);
    sources = List.copyOf(sources);
    annotations = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  /** Without keywords, sources and annotations. */
  public static ChartMetadata of(
      String name, String version, String appVersion, String description) {
    return new ChartMetadata(
        name, version, appVersion, description, List.of(), List.of(), new TreeMap<>());
  }

  /** The fields in the order that Helm's documentation lists them. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("apiVersion", "v2");
    fields.put("name", name);
    fields.put("version", version);
    fields.put("kubeVersion", ">=1.31.0-0");
    fields.put("description", description);
    fields.put("type", "application");
    fields.put("keywords", keywords);
    fields.put("home", HOME);
    fields.put("sources", sources);
    fields.put("maintainers", List.of(Map.of("name", "Railiance platform team")));
    fields.put("icon", HOME + "/raw/main/docs/icons/service.svg");
    fields.put("appVersion", appVersion);
    fields.put("annotations", annotations);
    return fields;
  }
}
