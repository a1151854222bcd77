package io.railiance.platform.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;

/** What a test asks that cannot do without containers. */
public final class Docker {

  private Docker() {}

  public static void isNeeded() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      Absent.because("no Docker daemon in reach: tests with containers do not run");
    }
  }

  /**
   * Skips the test where an image is not here. On a build server, too: tools/load-test-images has
   * tried to pull it, and nobody else may.
   */
  public static void imageIsNeeded(String image) {
    isNeeded();
    try {
      DockerClientFactory.instance().client().inspectImageCmd(image).exec();
    } catch (NotFoundException absent) {
      abort("no image " + image + ": tools/load-test-images pulls it, where a registry answers");
    }
  }
}
