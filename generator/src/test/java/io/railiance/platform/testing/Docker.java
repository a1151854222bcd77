package io.railiance.platform.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.testcontainers.DockerClientFactory;

/**
 * What a test asks that cannot do without containers. Where there is no Docker the test is skipped,
 * because a workstation may do without; a build server may not, so there ({@code CI=true}) it
 * fails.
 */
public final class Docker {

  private static final String ABSENT =
      "no Docker daemon in reach: tests with containers do not run";

  private Docker() {}

  public static void isNeeded() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      fail(ABSENT);
    }
    abort(ABSENT);
  }
}
