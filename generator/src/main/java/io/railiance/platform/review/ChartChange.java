package io.railiance.platform.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What became of a chart's values, and the version that says so.
 *
 * @param was its version before
 * @param is its version now
 * @param changes the worst first
 * @param bump by how much the version must rise
 */
record ChartChange(String chart, String was, String is, List<ValuesChange> changes, Bump bump) {
  ChartChange {
    changes = List.copyOf(changes);
  }

  ChartChange with(List<ValuesChange> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<ValuesChange> all = new ArrayList<>(more);
    all.addAll(changes);
    all.sort(Comparator.naturalOrder());
    return new ChartChange(chart, was, is, all, all.get(0).bump());
  }

  /** The lowest version that says what changed; the old one where it is none that can be read. */
  String wanted() {
    return Version.of(was)
        .map(bump::after)
        .map(version -> version.major() + "." + version.minor() + "." + version.patch())
        .orElse(was);
  }

  boolean isVersionTooLow() {
    return Version.of(was)
        .map(bump::after)
        .flatMap(wanted -> Version.of(is).map(now -> now.compareTo(wanted) < 0))
        .orElse(false);
  }

  /** {@code valkey 0.1.0 -> 0.1.0: breaks values files, 0.2.0 would say so}. */
  String headline() {
    return chart
        + " "
        + (was.equals(is) ? was : was + " -> " + is)
        + ": "
        + bump.words()
        + (isVersionTooLow() ? "; the version must be at least " + wanted() : "");
  }
}
