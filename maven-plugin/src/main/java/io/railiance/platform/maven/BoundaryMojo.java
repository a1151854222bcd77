package io.railiance.platform.maven;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.FindingsText;
import io.railiance.platform.review.Boundary;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails if an application brings along a service that the platform has: as a chart that its chart
 * depends on, as an image, or as an object of an operator.
 */
@Mojo(
    name = "boundary",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class BoundaryMojo extends AbstractMojo {
  /** What paths are relative to. */
  @Parameter(property = "platform.root", defaultValue = "${session.executionRootDirectory}")
  private File root;

  /**
   * The folder that holds the application's chart, its values, or what is rendered of it; its name
   * is the application's.
   */
  @Parameter(property = "platform.application", required = true)
  private String application;

  /** Skips every goal of this plugin. */
  @Parameter(property = "platform.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("skipped");
      return;
    }
    List<Finding> findings = findings();
    if (findings.isEmpty()) {
      getLog().info(application + " brings along no service of the platform");
    } else {
      getLog().error("\n" + FindingsText.of(findings));
      throw new MojoFailureException(application + " does not keep the boundary.");
    }
  }

  private List<Finding> findings() {
    try {
      return Boundary.findings(root.toPath(), application);
    } catch (FindingsException e) {
      return e.findings();
    }
  }
}
