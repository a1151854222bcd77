package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Finding;
import java.util.List;

/**
 * What a run came to.
 *
 * @param files all that is generated, by path in the repository; to be written only if there is no
 *     error
 * @param findings sorted by place
 * @param summary one line a release
 */
public record Report(FileTree files, List<Finding> findings, List<String> summary) {
  public Report {
    findings = List.copyOf(findings);
    summary = List.copyOf(summary);
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
