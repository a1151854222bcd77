package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run came to.
 *
 * @param files all that is generated, by path in the repository; to be written only if there is no
 *     error
 * @param findings sorted by place
 * @param summaries by release, what it came to: {@code 34 files, 66 objects in 3 environments}
 */
public record Report(FileTree files, List<Finding> findings, SortedMap<String, String> summaries) {
  public Report {
    findings = List.copyOf(findings);
    summaries = Collections.unmodifiableSortedMap(new TreeMap<>(summaries));
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
