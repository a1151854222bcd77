package io.railiance.platform.maven;

import io.railiance.platform.Outcome;
import io.railiance.platform.Run;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the charts, values, manifests and schemas that the specs generate; all of them, or none.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class GenerateMojo extends PlatformMojo {
  /** Skips this goal. */
  @Parameter(property = "platform.generate.skip", defaultValue = "false")
  private boolean skipGenerate;

  /**
   * Writes nothing, and fails if a file would change. So it is where the environment says {@code
   * CI=true}, unless this is set: what a build server generates nobody commits.
   */
  @Parameter(property = "platform.readOnly", defaultValue = "${env.CI}")
  private boolean readOnly;

  @Override
  boolean goalIsSkipped() {
    return skipGenerate;
  }

  @Override
  Outcome outcome(Run run) {
    return readOnly ? run.verify() : run.write();
  }
}
