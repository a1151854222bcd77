package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import tools.jackson.databind.JsonNode;

/** No pod gets a token of the API without asking for it. */
final class NoServiceAccountToken implements Check.OfManifest {
  private static final String FIELD = "automountServiceAccountToken";

  @Override
  public String rule() {
    return "no-service-account-token";
  }

  @Override
  public String why() {
    return "Each pod has a ServiceAccount of its own and automountServiceAccountToken false, and so has the"
        + " ServiceAccount. A pod that calls the API mounts its token by a projected volume, with a lifetime and an"
        + " audience. A token that lies in every container is the first thing that an intruder takes.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    if (manifest.is("ServiceAccount")) {
      off(manifest, "", findings);
    }
    manifest.pods().ifPresent(pods -> pods(pods, findings));
  }

  private void pods(PodTemplate pods, Findings findings) {
    off(pods.manifest(), pods.specPointer(), findings);
    String account = pods.spec().path("serviceAccountName").asString("");
    if (account.isEmpty() || account.equals("default")) {
      findings.add(
          Finding.error(
              rule(),
              pods.manifest().place(pods.specPointer() + "/serviceAccountName"),
              pods.manifest().shown() + " runs as the namespace's default ServiceAccount",
              "Name a ServiceAccount of its own in serviceAccountName."));
    }
  }

  private void off(Manifest manifest, String parent, Findings findings) {
    JsonNode value = manifest.at(parent).path(FIELD);
    if (!value.isBoolean() || value.asBoolean()) {
      findings.add(
          Finding.error(
              rule(),
              manifest.place(parent + "/" + FIELD),
              manifest.shown() + ": " + FIELD + " is not false",
              "Set it to false; where the API is called, mount the token by a projected volume."));
    }
  }
}
