package io.railiance.platform.kubernetes;

import java.nio.file.Path;
import java.util.Map;

/**
 * The custom kinds whose schemas are committed, where, and what published Go module they come from.
 */
final class CustomKinds {

  static final Path SCHEMAS = Path.of("..", "schemas", "crds");

  static final String MODULE = "github.com/prometheus-operator/prometheus-operator";
  static final String VERSION = "v0.85.0";

  /** Each with the file of the module that defines it. */
  static final Map<GroupVersionKind, String> ALL =
      Map.of(
          GroupVersionKind.of("monitoring.coreos.com/v1", "PrometheusRule"),
          "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml",
          GroupVersionKind.of("monitoring.coreos.com/v1", "ServiceMonitor"),
          "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml");

  private CustomKinds() {}
}
