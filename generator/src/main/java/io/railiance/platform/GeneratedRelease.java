package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Finding;
import java.util.List;

/**
 * What one release came to.
 *
 * @param files its chart, values and renderings, by path in the repository
 * @param summary {@code 89 files, 49 objects in 3 environments, 2 consumers' needs}
 * @param findings what is wrong with it
 */
record GeneratedRelease(String name, FileTree files, String summary, List<Finding> findings) {
  GeneratedRelease {
    findings = List.copyOf(findings);
  }
}
