package io.railiance.platform;

import java.nio.file.Path;
import java.util.List;

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
  static final String RENDERED = "rendered";
  static final String SPEC_SCHEMAS = "schemas/spec";
  static final String CHECKS_PAGE = "docs/checks.md";

  /**
   * What {@code generate} writes and cleans. {@code schemas/kubernetes} has a command of its own.
   */
  static final List<String> OUTPUT = List.of("helm", RENDERED, SPEC_SCHEMAS, CHECKS_PAGE);

  public Workspace {
    root = root.toAbsolutePath().normalize();
  }
}
