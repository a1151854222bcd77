package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Each probe and hook of a container asks a port that the container has. */
final class ProbePortsExist implements Check.OfManifest {
  private static final List<FieldPath> PORTS =
      List.of(
          FieldPath.of("startupProbe[*].port"),
          FieldPath.of("livenessProbe[*].port"),
          FieldPath.of("readinessProbe[*].port"),
          FieldPath.of("lifecycle.postStart[*].port"),
          FieldPath.of("lifecycle.preStop[*].port"));

  @Override
  public String rule() {
    return "probe-ports-exist";
  }

  @Override
  public String why() {
    return "Each port that a probe or a lifecycle hook asks is listed in the same container's ports, by its name or"
        + " number. A probe of a port that nobody serves restarts the container for ever.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Container container : manifest.containers()) {
      for (FieldPath path : PORTS) {
        for (String pointer : path.in(manifest.body(), container.pointer())) {
          JsonNode port = manifest.at(pointer);
          if (!container.hasPort(port)) {
            findings.add(
                Finding.error(
                    rule(),
                    manifest.place(pointer),
                    container.shown() + " has no port " + port.asString(""),
                    "Name one of the container's ports, or add this one to them."));
          }
        }
      }
    }
  }
}
