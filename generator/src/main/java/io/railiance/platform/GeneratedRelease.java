package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one release came to.
 *
 * @param files its chart, values and renderings, by path in the repository
 * @param summary {@code 89 files, 49 objects in 3 environments, 2 consumers' needs}
 * @param rendered for each environment in which that went well
 * @param findings what is wrong with it
 */
record GeneratedRelease(
    String name, FileTree files, String summary, List<Release> rendered, List<Finding> findings) {
  GeneratedRelease {
    rendered = List.copyOf(rendered);
    findings = List.copyOf(findings);
  }

  /** As it is rendered for an environment; nothing where that failed. */
  Stream<Release> in(String environment) {
    return rendered.stream().filter(each -> each.scenario().name().equals(environment));
  }
}
