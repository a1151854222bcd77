package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Each container that stays has three probes, and readiness asks something else than liveness. */
final class ProbesDiffer implements Check.OfManifest {
  private static final List<String> PROBES =
      List.of("startupProbe", "livenessProbe", "readinessProbe");
  private static final List<String> ACTIONS = List.of("exec", "httpGet", "tcpSocket", "grpc");

  @Override
  public String rule() {
    return "probes-differ";
  }

  @Override
  public String why() {
    return "Each container that stays has a startup, a liveness and a readiness probe; a sidecar among the init"
        + " containers has a startup or liveness probe. Liveness and readiness ask different things: not being ready"
        + " takes a pod out of its Service, not being alive kills it, and a probe that means both turns a slow peer into"
        + " a restart of everything.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    manifest
        .pods()
        .filter(PodTemplate::isLongRunning)
        .ifPresent(
            pods ->
                pods.containers().stream()
                    .filter(Container::isLongRunning)
                    .forEach(container -> container(container, findings)));
  }

  private void container(Container container, Findings findings) {
    JsonNode body = container.body();
    if (container.sort().equals("initContainers")) {
      if (!body.has("startupProbe") && !body.has("livenessProbe")) {
        add(
            findings,
            container,
            "",
            "is a sidecar without a probe",
            "Add a startupProbe, so that what follows waits until it works.");
      }
      return;
    }
    for (String probe : PROBES) {
      if (!body.has(probe)) {
        add(findings, container, "", "has no " + probe, "Add a " + probe + ".");
      }
    }
    for (String action : ACTIONS) {
      JsonNode asked = body.path("livenessProbe").path(action);
      if (!asked.isMissingNode() && asked.equals(body.path("readinessProbe").path(action))) {
        add(
            findings,
            container,
            "/livenessProbe",
            "asks the same in livenessProbe and readinessProbe",
            "Let liveness ask only whether the process itself responds.");
      }
    }
  }

  private void add(
      Findings findings, Container container, String field, String what, String remedy) {
    findings.add(
        Finding.error(
            rule(),
            container.manifest().place(container.pointer() + field),
            container.shown() + " " + what,
            remedy));
  }
}
