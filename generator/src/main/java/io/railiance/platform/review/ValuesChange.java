package io.railiance.platform.review;

import io.railiance.platform.report.Printable;
import java.util.Comparator;

/**
 * What became of one value between two versions of a chart.
 *
 * @param sort {@code removed}, {@code renamed}, {@code retyped}, {@code narrowed}, {@code refused},
 *     {@code fails}, {@code added}, {@code widened}, {@code default}
 * @param path {@code persistence.size}; empty for the values as a whole; for {@code fails} the
 *     values file
 * @param words what was, and what is
 */
record ValuesChange(Bump bump, String sort, String path, String words)
    implements Comparable<ValuesChange> {
  private static final int LONGEST = 120;
  private static final Comparator<ValuesChange> ORDER =
      Comparator.comparing(ValuesChange::bump)
          .thenComparing(ValuesChange::path)
          .thenComparing(ValuesChange::sort)
          .thenComparing(ValuesChange::words);

  @Override
  public int compareTo(ValuesChange other) {
    return ORDER.compare(this, other);
  }

  /** Text of a schema or of a default, short enough for a line. */
  static String brief(String text) {
    String line = Printable.oneLine(text);
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
  }

  /** {@code narrowed replicaCount: minimum 1 -> 3}. */
  @Override
  public String toString() {
    return sort + (path.isEmpty() ? "" : " " + path) + ": " + words;
  }
}
