package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Each port that is a number is one. */
final class PortsInRange implements Check.OfManifest {
  private static final List<FieldPath> OF_PODS =
      List.of(
          FieldPath.of("containers[*].ports[*].containerPort"),
          FieldPath.of("containers[*].ports[*].hostPort"),
          FieldPath.of("initContainers[*].ports[*].containerPort"));

  private static final Map<String, List<FieldPath>> OF_KINDS =
      Map.of(
          "NetworkPolicy",
          List.of(
              FieldPath.of("spec.ingress[*].ports[*].port"),
              FieldPath.of("spec.ingress[*].ports[*].endPort"),
              FieldPath.of("spec.egress[*].ports[*].port"),
              FieldPath.of("spec.egress[*].ports[*].endPort")),
          "Service",
          List.of(
              FieldPath.of("spec.ports[*].port"),
              FieldPath.of("spec.ports[*].targetPort"),
              FieldPath.of("spec.ports[*].nodePort")));

  @Override
  public String rule() {
    return "ports-in-range";
  }

  @Override
  public String why() {
    return "Each port that is a number is from 1 to 65535. Kubernetes' schemas accept any number, so that 70000 is refused"
        + " only by the cluster.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    OF_KINDS
        .getOrDefault(manifest.kind(), List.of())
        .forEach(path -> path.in(manifest.body(), "").forEach(at -> port(manifest, at, findings)));
    manifest
        .pods()
        .map(PodTemplate::specPointer)
        .ifPresent(
            base ->
                OF_PODS.forEach(
                    path ->
                        path.in(manifest.body(), base)
                            .forEach(at -> port(manifest, at, findings))));
  }

  private void port(Manifest manifest, String pointer, Findings findings) {
    JsonNode port = manifest.at(pointer);
    if (port.isIntegralNumber() && (port.asLong(0) < 1 || port.asLong(0) > 65535)) {
      findings.add(
          Finding.error(
              rule(),
              manifest.place(pointer),
              port.asString() + " is no port",
              "Write a number from 1 to 65535."));
    }
  }
}
