package io.railiance.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders of a repository: people write {@code specs/}, the generator owns the rest.
 *
 * @param root that holds them all
 */
public record Workspace(Path root) {
  static final String SPECS = "specs";
  static final String CHARTS = "helm/charts";
  static final String VALUES = "helm/values";
  static final String SECRETS = "helm/secrets";
  static final String ORDER = "helm/order";
  static final String CLIENTS = "helm/identity";
  static final String RENDERED = "rendered";
  static final String SPEC_SCHEMAS = "schemas/spec";
  static final String IDENTITY_SCHEMAS = "schemas/identity";
  static final String CHECKS_PAGE = "docs/checks.md";
  static final String REVIEW_PAGE = "docs/review-rules.md";
  static final String PICTURES = "docs/platform";

  /**
   * What {@code generate} writes and cleans. {@code schemas/kubernetes} has a command of its own.
   */
  static final List<String> OUTPUT =
      List.of("helm", RENDERED, SPEC_SCHEMAS, IDENTITY_SCHEMAS, CHECKS_PAGE, REVIEW_PAGE, PICTURES);

  private static final Pattern OF_RELEASE =
      Pattern.compile(
          "(?:helm/charts|helm/values/[^/]+|rendered/[^/]+|schemas/spec/values)/([^/]+?)(?:\\.yaml|\\.schema\\.json|/.*)");

  public Workspace {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The release that a generated file belongs to: {@code valkey} for {@code
   * helm/values/local/valkey.yaml}; empty for what no release owns.
   */
  static String releaseOf(String path) {
    Matcher matcher = OF_RELEASE.matcher(path);
    return matcher.matches() ? matcher.group(1) : "";
  }
}
