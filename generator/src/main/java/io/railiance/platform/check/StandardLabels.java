package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.Map;

/** Each object and each pod says what it belongs to. */
final class StandardLabels implements Check.OfManifest {
  private static final String PREFIX = "app.kubernetes.io/";
  private static final List<String> OF_PODS =
      List.of(PREFIX + "name", PREFIX + "instance", PREFIX + "component");
  private static final List<String> OF_OBJECTS =
      List.of(
          PREFIX + "name",
          PREFIX + "instance",
          PREFIX + "component",
          PREFIX + "part-of",
          PREFIX + "managed-by",
          PREFIX + "version",
          "helm.sh/chart");

  @Override
  public String rule() {
    return "standard-labels";
  }

  @Override
  public String why() {
    return "Each object carries Kubernetes' recommended labels (name, instance, component, part-of, managed-by, version)"
        + " and helm.sh/chart; each pod carries name, instance and component. People and tools find by them what"
        + " belongs to a service.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    labels(manifest, "/metadata/labels", manifest.labels(), OF_OBJECTS, findings);
    manifest
        .pods()
        .filter(pods -> !pods.pointer().isEmpty())
        .ifPresent(pods -> pods(pods, findings));
  }

  private void pods(PodTemplate pods, Findings findings) {
    String at = pods.pointer() + "/metadata/labels";
    labels(pods.manifest(), at, pods.labels(), OF_PODS, findings);
  }

  private void labels(
      Manifest manifest,
      String pointer,
      Map<String, String> labels,
      List<String> wanted,
      Findings findings) {
    for (String label : wanted) {
      if (labels.getOrDefault(label, "").isEmpty()) {
        findings.add(
            Finding.error(
                rule(),
                manifest.place(pointer),
                "label " + label + " is missing",
                "Print the labels by the chart's labels template."));
      }
    }
  }
}
