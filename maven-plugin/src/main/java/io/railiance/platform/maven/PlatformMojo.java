package io.railiance.platform.maven;

import io.railiance.platform.Outcome;
import io.railiance.platform.Run;
import io.railiance.platform.Workspace;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsText;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share: where they work, when they do not, and how they say what they did. */
abstract class PlatformMojo extends AbstractMojo {
  /** The repository: the folder that holds {@code specs/}, {@code helm/} and {@code rendered/}. */
  @Parameter(property = "platform.root", defaultValue = "${project.basedir}", required = true)
  private File root;

  /** Skips every goal of this plugin. */
  @Parameter(property = "platform.skip", defaultValue = "false")
  private boolean skip;

  /** Where the plugin remembers, by content, what its last run came to. */
  @Parameter(defaultValue = "${project.build.directory}/platform.index", readonly = true)
  private File index;

  /** Whether this goal alone is skipped. */
  abstract boolean goalIsSkipped();

  abstract Outcome outcome(Run run);

  @Override
  public final void execute() throws MojoFailureException {
    if (skip || goalIsSkipped()) {
      getLog().info("skipped");
      return;
    }
    Workspace workspace = new Workspace(root.toPath());
    show(outcome(new Run(workspace, index.toPath(), new Progress(getLog()))));
  }

  private void show(Outcome outcome) throws MojoFailureException {
    outcome.lines().forEach(getLog()::info);
    if (!outcome.diff().isEmpty()) {
      getLog().error("\n" + outcome.diff());
    }
    if (outcome.findings().stream().anyMatch(Finding::isError)) {
      getLog().error("\n" + FindingsText.of(outcome.findings()));
    } else if (!outcome.findings().isEmpty()) {
      getLog().warn("\n" + FindingsText.of(outcome.findings()));
    }
    if (outcome.failed()) {
      throw new MojoFailureException(outcome.failure());
    }
  }
}
