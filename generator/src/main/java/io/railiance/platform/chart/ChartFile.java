package io.railiance.platform.chart;

/**
 * A file of a chart and where it comes from.
 *
 * @param path in the chart: {@code templates/statefulset.yaml}
 * @param resource on the class path, without the leading slash; one that ends in {@code .ftl} is a
 *     template
 */
public record ChartFile(String path, String resource) {
  public boolean isTemplate() {
    return resource.endsWith(".ftl");
  }
}
