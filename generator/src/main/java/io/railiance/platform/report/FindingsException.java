package io.railiance.platform.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Ends a stage that cannot go on. It carries findings and nothing else; a bug of ours is another
 * exception.
 */
public final class FindingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  public FindingsException(List<Finding> findings) {
    super(
        findings.stream().map(Finding::toString).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.findings = List.copyOf(findings);
  }

  public FindingsException(Finding finding) {
    this(List.of(finding));
  }

  public List<Finding> findings() {
    return findings;
  }
}
