package io.railiance.platform.testing;

import org.testcontainers.DockerClientFactory;

/** What a test asks that cannot do without containers. */
public final class Docker {

  private Docker() {}

  public static void isNeeded() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      Absent.because("no Docker daemon in reach: tests with containers do not run");
    }
  }
}
