package io.railiance.platform.service.common;

import io.railiance.platform.chart.Chart;

/**
 * The template that all charts have: labels, image, security contexts, one way to make a container.
 */
public final class SharedTemplates {
  private SharedTemplates() {}

  public static Chart addTo(Chart chart) {
    return chart.with(SharedTemplates.class, "templates/_helpers.tpl.ftl");
  }
}
