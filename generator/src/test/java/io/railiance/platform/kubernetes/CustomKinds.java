package io.railiance.platform.kubernetes;

import io.railiance.platform.testing.GoModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The custom kinds whose schemas are committed, where, and what defines them. */
final class CustomKinds {

  static final Path SCHEMAS = Path.of("..", "schemas", "crds");

  /** A published Go module that has definitions. */
  record Module(String path, String version) {
    Path folder() throws InterruptedException {
      return GoModule.folder(path, version);
    }

    @Override
    public String toString() {
      return path + " " + version;
    }
  }

  /** The file of a module that defines a kind. */
  record Definition(Module module, String file) {}

  private static final Module PROMETHEUS =
      new Module("github.com/prometheus-operator/prometheus-operator", "v0.85.0");
  private static final Module CERT_MANAGER =
      new Module("github.com/cert-manager/cert-manager", "v1.21.2");

  static final List<Module> MODULES = List.of(CERT_MANAGER, PROMETHEUS);

  static final Map<GroupVersionKind, Definition> ALL =
      Map.of(
          GroupVersionKind.of("cert-manager.io/v1", "Certificate"),
          new Definition(CERT_MANAGER, "deploy/crds/cert-manager.io_certificates.yaml"),
          GroupVersionKind.of("monitoring.coreos.com/v1", "PrometheusRule"),
          new Definition(
              PROMETHEUS,
              "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml"),
          GroupVersionKind.of("monitoring.coreos.com/v1", "ServiceMonitor"),
          new Definition(
              PROMETHEUS,
              "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml"));

  private CustomKinds() {}
}
