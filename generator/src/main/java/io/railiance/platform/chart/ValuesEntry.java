package io.railiance.platform.chart;

import tools.jackson.databind.JsonNode;

/**
 * One value that a person may set.
 *
 * @param path {@code persistence.size}
 * @param value the default
 * @param description one sentence
 */
public record ValuesEntry(String path, JsonNode value, String description) {
  /**
   * Whether anything may stand below the path: a mapping or list whose content the chart passes on.
   */
  public boolean isOpen() {
    return value.isContainer();
  }
}
