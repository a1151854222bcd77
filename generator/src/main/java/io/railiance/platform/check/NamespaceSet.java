package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.Set;

/** Each object that lives in a namespace names it. */
final class NamespaceSet implements Check.OfManifest {
  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "ClusterRole",
          "ClusterRoleBinding",
          "CustomResourceDefinition",
          "Namespace",
          "PersistentVolume",
          "PriorityClass",
          "StorageClass",
          "ValidatingWebhookConfiguration",
          "MutatingWebhookConfiguration",
          "ClusterSecretStore",
          "ClusterIssuer");

  @Override
  public String rule() {
    return "namespace-set";
  }

  @Override
  public String why() {
    return "Each object names its namespace, and none is \"default\". A rendered manifest is then applied to the right"
        + " place by whoever applies it, and tools that read files see what belongs together.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    if (CLUSTER_WIDE.contains(manifest.kind())) {
      return;
    }
    if (manifest.namespace().isEmpty()) {
      findings.add(
          Finding.error(
              rule(),
              manifest.place("/metadata/namespace"),
              manifest.shown() + " names no namespace",
              "Add namespace: {{ .Release.Namespace }} to its metadata."));
    } else if (manifest.namespace().equals("default")) {
      findings.add(
          Finding.error(
              rule(),
              manifest.place("/metadata/namespace"),
              manifest.shown() + " is in the namespace \"default\"",
              "Install into a namespace of the platform's own."));
    }
  }
}
