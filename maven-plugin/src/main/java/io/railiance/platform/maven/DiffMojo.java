package io.railiance.platform.maven;

import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.FindingsText;
import io.railiance.platform.review.ReviewReport;
import io.railiance.platform.review.ReviewRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Says what the difference of two rendered trees would do to a running platform, by the class of
 * its risk. It asks no cluster.
 */
@Mojo(
    name = "diff",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresProject = false,
    threadSafe = true)
public final class DiffMojo extends AbstractMojo {
  /** What paths are relative to; within the repository whose revisions are named. */
  @Parameter(property = "platform.root", defaultValue = "${session.executionRootDirectory}")
  private File root;

  /**
   * What runs now: a folder of manifests, a file that {@code helm template} wrote, or a Git
   * revision such as {@code main} or {@code v1.2:rendered/production}. {@code git:main} is the
   * revision even where there is a file of that name.
   */
  @Parameter(property = "platform.from", required = true)
  private String from;

  /** What shall run; named as {@code from} is. */
  @Parameter(property = "platform.to", defaultValue = "rendered")
  private String to;

  /**
   * The class that fails the build, with all that are worse: {@code data-loss}, {@code rejected}
   * and so on, as docs/review-rules.md lists them, or {@code never}.
   */
  @Parameter(property = "platform.failOn", defaultValue = "rejected")
  private String failOn;

  /**
   * Minors of the clusters that it is about, such as {@code 1.34,1.35}: rules that hold for none of
   * them are left out. Without it all rules are asked, and say for which minors they hold.
   */
  @Parameter(property = "platform.kubernetes")
  private List<String> kubernetes;

  /** Where the reports are written: {@code review.md} for a pull request, and others. */
  @Parameter(property = "platform.review", defaultValue = "${project.build.directory}/review")
  private File folder;

  /** Colours are left out if the environment says so: https://no-color.org. */
  @Parameter(defaultValue = "${env.NO_COLOR}", readonly = true)
  private String noColor;

  /** Skips every goal of this plugin. */
  @Parameter(property = "platform.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public void execute() throws MojoFailureException, MojoExecutionException {
    if (skip) {
      getLog().info("skipped");
      return;
    }
    List<String> thresholds = ReviewRun.thresholds();
    if (!thresholds.contains(failOn)) {
      throw new MojoFailureException(
          "failOn is \"%s\", and may be one of: %s.%s"
              .formatted(
                  failOn, String.join(", ", thresholds), DidYouMean.sentence(failOn, thresholds)));
    }
    for (String minor : minors()) {
      if (!minor.matches(ReviewRun.MINOR)) {
        throw new MojoFailureException(
            "kubernetes is \"" + minor + "\", and may be a minor such as 1.34.");
      }
    }
    ReviewReport report = report();
    getLog().info("\n" + report.text(isTerminal()));
    write("review.md", report.markdown());
    write("review.json", report.json());
    write("review.sarif", report.sarif());
    write("review.xml", report.junit(failOn));
    Optional<String> failure = report.failure(failOn);
    if (failure.isPresent()) {
      throw new MojoFailureException(failure.get());
    }
  }

  private ReviewReport report() throws MojoFailureException {
    try {
      return new ReviewRun(root.toPath(), minors()).between(from, to);
    } catch (FindingsException e) {
      getLog().error("\n" + FindingsText.of(e.findings()));
      throw new MojoFailureException("there is nothing to review: " + from + " and " + to);
    }
  }

  private List<String> minors() {
    return kubernetes == null ? List.of() : kubernetes;
  }

  private boolean isTerminal() {
    return System.console() != null && (noColor == null || noColor.isEmpty());
  }

  private void write(String name, String text) throws MojoExecutionException {
    try {
      Path file = Files.createDirectories(folder.toPath()).resolve(name);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new MojoExecutionException("the report " + name + " cannot be written", e);
    }
  }
}
