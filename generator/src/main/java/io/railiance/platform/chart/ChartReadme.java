package io.railiance.platform.chart;

import io.railiance.platform.yaml.Json;

/**
 * A chart's README: what it is, how it is installed, and the table of its values in their own
 * order.
 */
final class ChartReadme {
  private ChartReadme() {}

  static String of(Chart chart) {
    ChartMetadata metadata = chart.metadata();
    StringBuilder out = new StringBuilder();
    out.append("# ").append(metadata.name()).append("\n\n");
    out.append(metadata.description()).append("\n\n");
    out.append("Chart ")
        .append(metadata.version())
        .append(", server ")
        .append(metadata.appVersion())
        .append(".\n\n");
    out.append("```\nhelm upgrade --install ")
        .append(metadata.name())
        .append(" helm/charts/")
        .append(metadata.name());
    out.append(" \\\n  --namespace NAMESPACE --values helm/values/ENVIRONMENT/")
        .append(metadata.name());
    out.append(".yaml\n```\n\n");
    out.append("## Values\n\n| value | default | what it is |\n|---|---|---|\n");
    for (ValuesEntry entry : chart.values().entries()) {
      out.append("| `").append(entry.path()).append("` | `").append(Json.compact(entry.value()));
      out.append("` | ").append(entry.description().replace("|", "\\|")).append(" |\n");
    }
    return out.toString();
  }
}
