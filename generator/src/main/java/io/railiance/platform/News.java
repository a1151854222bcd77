package io.railiance.platform;

import io.railiance.platform.report.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The findings of a rendering that no earlier rendering of the same chart had about the same
 * object.
 */
final class News {
  private final Set<List<String>> known = new HashSet<>();

  Stream<Finding> filter(List<Finding> findings) {
    List<Finding> fresh =
        findings.stream().filter(finding -> !known.contains(key(finding))).toList();
    fresh.forEach(finding -> known.add(key(finding)));
    return fresh.stream();
  }

  private static List<String> key(Finding finding) {
    String file = finding.at().file();
    return List.of(finding.rule(), finding.message(), file.substring(file.lastIndexOf('/') + 1));
  }
}
