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
  private static final Module EXTERNAL_SECRETS =
      new Module("github.com/external-secrets/external-secrets", "v0.20.4");
  private static final Module CERT_MANAGER =
      new Module("github.com/cert-manager/cert-manager", "v1.21.2");

  static final List<Module> MODULES = List.of(CERT_MANAGER, EXTERNAL_SECRETS, PROMETHEUS);

  static final Map<GroupVersionKind, Definition> ALL =
      Map.of(
          GroupVersionKind.of("cert-manager.io/v1", "Certificate"),
          new Definition(CERT_MANAGER, "deploy/crds/cert-manager.io_certificates.yaml"),
          GroupVersionKind.of("external-secrets.io/v1", "ClusterSecretStore"),
          operator("external-secrets.io_clustersecretstores"),
          GroupVersionKind.of("external-secrets.io/v1", "ExternalSecret"),
          operator("external-secrets.io_externalsecrets"),
          GroupVersionKind.of("external-secrets.io/v1", "SecretStore"),
          operator("external-secrets.io_secretstores"),
          GroupVersionKind.of("external-secrets.io/v1alpha1", "PushSecret"),
          operator("external-secrets.io_pushsecrets"),
          GroupVersionKind.of("generators.external-secrets.io/v1alpha1", "Password"),
          operator("generators.external-secrets.io_passwords"),
          GroupVersionKind.of("monitoring.coreos.com/v1", "PrometheusRule"),
          new Definition(
              PROMETHEUS,
              "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml"),
          GroupVersionKind.of("monitoring.coreos.com/v1", "ServiceMonitor"),
          new Definition(
              PROMETHEUS,
              "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml"));

  private CustomKinds() {}

  private static Definition operator(String file) {
    return new Definition(EXTERNAL_SECRETS, "config/crds/bases/" + file + ".yaml");
  }
}
