package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.Located;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Each pod is one that a namespace of Pod Security "restricted" admits. */
final class PodSecurityRestricted implements Check.OfManifest {
  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  @Override
  public String rule() {
    return "pod-security-restricted";
  }

  @Override
  public String why() {
    return "Each pod, of Jobs, hooks and tests too, with each of its containers, fits the Pod Security Standard"
        + " \"restricted\" in the strictest form of Kubernetes 1.31 to 1.36. The namespace of the platform enforces it:"
        + " a pod that does not fit is never created.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    manifest
        .pods()
        .ifPresent(
            pods -> {
              PodSecurityField.TABLE.forEach(field -> field.check(rule(), pods, findings));
              volumes(pods, findings);
              appArmorAnnotations(pods, findings);
              pods.containers().forEach(container -> required(pods, container, findings));
            });
  }

  private void required(PodTemplate pods, Container container, Findings findings) {
    JsonNode own = container.body().path("securityContext");
    JsonNode shared = pods.spec().path("securityContext");
    if (!own.has("allowPrivilegeEscalation")) {
      missing(container, "allowPrivilegeEscalation is not false", "Set it to false.", findings);
    }
    if (!own.at("/capabilities/drop").toString().contains("\"ALL\"")) {
      missing(
          container,
          "capabilities are not dropped",
          "Set capabilities.drop to [\"ALL\"].",
          findings);
    }
    if (!own.has("runAsNonRoot") && !shared.has("runAsNonRoot")) {
      missing(
          container,
          "runAsNonRoot is set neither here nor on the pod",
          "Set it to true on the pod.",
          findings);
    }
    if (!own.has("seccompProfile") && !shared.has("seccompProfile")) {
      missing(
          container,
          "seccompProfile is set neither here nor on the pod",
          "Set its type to RuntimeDefault on the pod.",
          findings);
    }
  }

  private void missing(Container container, String what, String remedy, Findings findings) {
    findings.add(
        Finding.error(
            rule(),
            container.manifest().place(container.pointer() + "/securityContext"),
            container.shown() + ": " + what,
            "Pod Security \"restricted\" demands it: "
                + Character.toLowerCase(remedy.charAt(0))
                + remedy.substring(1)));
  }

  private void volumes(PodTemplate pods, Findings findings) {
    JsonNode volumes = pods.spec().path("volumes");
    for (int i = 0; i < volumes.size(); i++) {
      for (String sort : volumes.get(i).propertyNames()) {
        if (!sort.equals("name") && !VOLUMES.contains(sort)) {
          findings.add(
              Finding.error(
                  rule(),
                  pods.manifest().place(pods.specPointer() + "/volumes/" + i + "/" + sort),
                  "volume \"" + volumes.get(i).path("name").asString("") + "\" is of type " + sort,
                  "Pod Security \"restricted\" forbids it: use a claim, an emptyDir or a projection."));
        }
      }
    }
  }

  private void appArmorAnnotations(PodTemplate pods, Findings findings) {
    for (Map.Entry<String, String> each : pods.annotations().entrySet()) {
      if (each.getKey().startsWith("container.apparmor.security.beta.kubernetes.io/")
          && !each.getValue().matches("|runtime/default|localhost/.*")) {
        String at = Located.child(pods.pointer() + "/metadata/annotations", each.getKey());
        findings.add(
            Finding.error(
                rule(),
                pods.manifest().place(at),
                "AppArmor profile is \"" + each.getValue() + "\"",
                "Pod Security \"restricted\" forbids it: remove the annotation."));
      }
    }
  }
}
