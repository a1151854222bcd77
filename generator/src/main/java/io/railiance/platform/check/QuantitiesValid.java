package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Quantity;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each amount is one that Kubernetes reads. */
final class QuantitiesValid implements Check.OfManifest {
  private static final List<FieldPath> OF_PODS =
      List.of(
          FieldPath.of("containers[*].resources.requests[*]"),
          FieldPath.of("containers[*].resources.limits[*]"),
          FieldPath.of("initContainers[*].resources.requests[*]"),
          FieldPath.of("initContainers[*].resources.limits[*]"),
          FieldPath.of("volumes[*].emptyDir.sizeLimit"),
          FieldPath.of("volumes[*].ephemeral.volumeClaimTemplate.spec.resources.requests[*]"),
          FieldPath.of("overhead[*]"));

  private static final Map<String, List<FieldPath>> OF_KINDS =
      Map.of(
          "StatefulSet",
          List.of(
              FieldPath.of("spec.volumeClaimTemplates[*].spec.resources.requests[*]"),
              FieldPath.of("spec.volumeClaimTemplates[*].spec.resources.limits[*]")),
          "PersistentVolumeClaim",
          List.of(
              FieldPath.of("spec.resources.requests[*]"), FieldPath.of("spec.resources.limits[*]")),
          "ResourceQuota",
          List.of(FieldPath.of("spec.hard[*]")),
          "HorizontalPodAutoscaler",
          List.of(
              FieldPath.of("spec.metrics[*].pods.target.averageValue"),
              FieldPath.of("spec.metrics[*].resource.target.averageValue")),
          "LimitRange",
          List.of(
              FieldPath.of("spec.limits[*].max[*]"),
              FieldPath.of("spec.limits[*].min[*]"),
              FieldPath.of("spec.limits[*].default[*]"),
              FieldPath.of("spec.limits[*].defaultRequest[*]")));

  @Override
  public String rule() {
    return "quantities-valid";
  }

  @Override
  public String why() {
    return "Each amount of CPU, memory or storage is a number with a unit that Kubernetes knows, and not negative. Its"
        + " schemas accept any text, so that 10GB is refused only by the cluster.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    Optional<PodTemplate> pods = manifest.pods();
    OF_KINDS
        .getOrDefault(manifest.kind(), List.of())
        .forEach(
            path -> path.in(manifest.body(), "").forEach(at -> amount(manifest, at, findings)));
    for (FieldPath path : OF_PODS) {
      pods.map(PodTemplate::specPointer)
          .ifPresent(
              base -> path.in(manifest.body(), base).forEach(at -> amount(manifest, at, findings)));
    }
  }

  private void amount(Manifest manifest, String pointer, Findings findings) {
    String text = manifest.at(pointer).asString("");
    Optional<Quantity> quantity = Quantity.parse(text);
    if (quantity.isEmpty() || quantity.get().amount().signum() < 0) {
      findings.add(
          Finding.error(
              rule(),
              manifest.place(pointer),
              "\"" + text + "\" is no quantity",
              "Write a number and one of m, k, M, G, T, Ki, Mi, Gi, Ti, such as 500m or 10Gi."));
    }
  }
}
