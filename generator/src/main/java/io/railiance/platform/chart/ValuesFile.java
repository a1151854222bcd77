package io.railiance.platform.chart;

import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.yaml.Yaml;
import tools.jackson.databind.JsonNode;

/** A values file of an environment: what differs from the chart's defaults. */
public final class ValuesFile {
  private ValuesFile() {}

  /**
   * @param source the spec that says so, for the generated mark
   */
  public static String of(JsonNode values, String source) {
    String yaml = values.isEmpty() ? "{}\n" : Yaml.write(values);
    return GeneratedMark.on("values.yaml", yaml, source);
  }
}
