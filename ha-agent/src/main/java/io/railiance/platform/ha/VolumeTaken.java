package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Path;

/** Another living process has the volume: that of a pod which was deleted by force, most likely. */
final class VolumeTaken extends IOException {
  private static final long serialVersionUID = 1L;

  VolumeTaken(Path volume) {
    super(
        "another process has the volume "
            + volume
            + ". See that its pod ends; this one goes on by itself then.");
  }
}
