package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;

/** No container can write to the files of its image. */
final class ReadOnlyRoot implements Check.OfManifest {
  private static final String FIELD = "/securityContext/readOnlyRootFilesystem";

  @Override
  public String rule() {
    return "read-only-root";
  }

  @Override
  public String why() {
    return "Each container, of Jobs and test pods too, has a read-only root file system. What it writes goes to volumes"
        + " that are named, so that nothing can be planted beside the program and nothing is lost by surprise.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Container container : manifest.containers()) {
      if (!container.body().at(FIELD).asBoolean(false)) {
        findings.add(
            Finding.error(
                rule(),
                manifest.place(container.pointer() + FIELD),
                container.shown() + ": readOnlyRootFilesystem is not true",
                "Set it to true, and mount an emptyDir where the program writes."));
      }
    }
  }
}
