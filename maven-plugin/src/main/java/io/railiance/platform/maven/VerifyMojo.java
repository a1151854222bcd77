package io.railiance.platform.maven;

import io.railiance.platform.Outcome;
import io.railiance.platform.Run;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Fails if a committed file is not what the specs generate; writes nothing. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends PlatformMojo {
  /** Skips this goal. */
  @Parameter(property = "platform.verify.skip", defaultValue = "false")
  private boolean skipVerify;

  @Override
  boolean goalIsSkipped() {
    return skipVerify;
  }

  @Override
  Outcome outcome(Run run) {
    return run.verify();
  }
}
