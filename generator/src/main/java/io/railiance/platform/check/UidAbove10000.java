package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Each container runs as a user and a group that no host gives to a person or a daemon. */
final class UidAbove10000 implements Check.OfManifest {
  private static final int LEAST = 10_001;
  private static final List<String> FIELDS = List.of("runAsUser", "runAsGroup");

  @Override
  public String rule() {
    return "uid-above-10000";
  }

  @Override
  public String why() {
    return "Each container runs as user and group "
        + LEAST
        + " or above, by its own security context or its pod's. Lower numbers belong to accounts of the node: what"
        + " escapes from a container would own their files.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    manifest
        .pods()
        .ifPresent(
            pods ->
                pods.containers()
                    .forEach(
                        container ->
                            FIELDS.forEach(field -> check(pods, container, field, findings))));
  }

  private void check(PodTemplate pods, Container container, String field, Findings findings) {
    JsonNode own = container.body().path("securityContext").path(field);
    JsonNode id = own.isMissingNode() ? pods.spec().path("securityContext").path(field) : own;
    if (id.asLong(0) < LEAST) {
      String level = own.isMissingNode() ? pods.specPointer() : container.pointer();
      String at = id.isMissingNode() ? container.pointer() : level + "/securityContext/" + field;
      findings.add(
          Finding.error(
              rule(),
              pods.manifest().place(at),
              container.shown()
                  + (id.isMissingNode()
                      ? " has no " + field
                      : ": " + field + " is " + id.asString("") + ", below " + LEAST),
              "Set securityContext." + field + " of the pod or the container to " + LEAST + "."));
    }
  }
}
