package io.railiance.platform.report;

import java.util.Comparator;
import java.util.Objects;

/**
 * One piece of trouble, from a typing error to drift.
 *
 * <pre>{@code
 * specs/services/valkey.yaml:7:13: error [spec-schema] unknown field "replicsa". Did you mean "replicas"?
 *     Rename the field, or remove it.
 * }</pre>
 *
 * @param rule what was broken, in kebab case; the key of {@code docs/checks.md}
 * @param message what is wrong, with the value in question; one line
 * @param remedy one sentence that mends it; ends with a period
 */
public record Finding(String rule, Severity severity, Location at, String message, String remedy)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::at)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message)
          .thenComparing(Finding::remedy)
          .thenComparing(Finding::severity);

  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(at, "at");
    if (!rule.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("a rule is named in kebab case: " + rule);
    }
    if (message.isBlank()) {
      throw new IllegalArgumentException(rule + ": a finding says what is wrong");
    }
    if (!remedy.endsWith(".")) {
      throw new IllegalArgumentException(rule + ": a remedy ends with a period: " + remedy);
    }
    message = Printable.oneLine(message);
    remedy = Printable.oneLine(remedy);
  }

  public static Finding error(String rule, Location at, String message, String remedy) {
    return new Finding(rule, Severity.ERROR, at, message, remedy);
  }

  public static Finding warning(String rule, Location at, String message, String remedy) {
    return new Finding(rule, Severity.WARNING, at, message, remedy);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return at + ": " + severity + " [" + rule + "] " + message + "\n    " + remedy;
  }
}
