package io.railiance.platform.review;

import java.util.Locale;

/** By how much a chart's version must rise, the most first. */
enum Bump {
  /** A values file that was good may be refused, or means another thing. */
  MAJOR("breaks values files"),
  /** Values files stay good; there is more to set, or another default. */
  MINOR("adds to the values"),
  /** The values are the same. */
  PATCH("changes no value"),
  NONE("changes nothing");

  private final String words;

  Bump(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The lowest version that says so. Before 1.0.0 the second number stands for what breaks, as
   * Helm's and Cargo's ranges read it: {@code ^0.1.3} admits 0.1.4 and not 0.2.0.
   */
  Version after(Version before) {
    Bump one = before.major() == 0 && this == MINOR ? PATCH : this;
    if (before.major() == 0 && one == MAJOR) {
      one = MINOR;
    }
    return switch (one) {
      case MAJOR -> new Version(before.major() + 1, 0, 0);
      case MINOR -> new Version(before.major(), before.minor() + 1, 0);
      case PATCH -> new Version(before.major(), before.minor(), before.patch() + 1);
      case NONE -> before;
    };
  }
}
