package io.railiance.platform.render;

/**
 * Values to render a chart with: an environment, or a case that only tests render.
 *
 * @param name {@code production}, {@code tls}
 * @param folder where its manifests are, or would be: {@code rendered/production/valkey}
 * @param valuesFile where the values are from, as findings show it
 * @param values YAML text; empty for the chart's defaults
 */
public record Scenario(String name, String folder, String valuesFile, String values) {}
