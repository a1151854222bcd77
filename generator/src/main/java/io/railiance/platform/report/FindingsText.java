package io.railiance.platform.report;

import java.util.List;

/**
 * Findings as text for a console, at most {@value #MOST}, and a last line that counts.
 *
 * <pre>{@code
 * specs/platform.yaml:3:1: error [yaml-syntax] duplicate key "name", first on line 2
 *     Remove one of the two.
 * 1 error, 0 warnings
 * }</pre>
 */
public final class FindingsText {
  static final int MOST = 50;

  private FindingsText() {}

  public static String of(List<Finding> findings) {
    StringBuilder out = new StringBuilder();
    findings.stream().limit(MOST).forEach(finding -> out.append(finding).append('\n'));
    if (findings.size() > MOST) {
      out.append("... and ").append(findings.size() - MOST).append(" more\n");
    }
    long errors = findings.stream().filter(Finding::isError).count();
    return out.append(count(errors, "error"))
        .append(", ")
        .append(count(findings.size() - errors, "warning"))
        .append('\n')
        .toString();
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
