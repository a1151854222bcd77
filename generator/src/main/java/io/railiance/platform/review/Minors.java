package io.railiance.platform.review;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Minors of Kubernetes that a rule holds for: {@code <=1.32}, {@code >=1.34}; an empty text for
 * all.
 */
record Minors(String range) {
  private static final Pattern FORM = Pattern.compile("(<=|>=)1\\.([0-9]{1,3})");

  Minors {
    if (!range.isEmpty() && !FORM.matcher(range).matches()) {
      throw new IllegalArgumentException("no range of minors: " + range);
    }
  }

  /** Whether one of the clusters' minors is in it; where none is known, it may be. */
  boolean holdForAny(List<String> clusters) {
    return clusters.isEmpty() || clusters.stream().anyMatch(this::holds);
  }

  private boolean holds(String minor) {
    Matcher form = FORM.matcher(range);
    if (!form.matches()) {
      return true;
    }
    int bound = Integer.parseInt(form.group(2));
    int own = Integer.parseInt(minor.substring(minor.indexOf('.') + 1));
    return form.group(1).equals("<=") ? own <= bound : own >= bound;
  }
}
