package io.railiance.platform.report;

import java.util.Locale;

/**
 * How bad a finding is: with an {@link #ERROR} nothing is written, a {@link #WARNING} is only
 * shown.
 */
public enum Severity {
  ERROR,
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
