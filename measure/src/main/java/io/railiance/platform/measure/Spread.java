package io.railiance.platform.measure;

import java.util.List;
import java.util.Locale;

/**
 * The spread of a figure over repetitions: {@code 1.4 / 2.2 / 2.4}. With ten of them, p95 is max.
 */
record Spread(double p50, double p95, double max) {

  static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return new Spread(nearestRank(sorted, 50), nearestRank(sorted, 95), nearestRank(sorted, 100));
  }

  private static double nearestRank(List<Double> sorted, int percent) {
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s / %s / %s", seconds(p50), seconds(p95), seconds(max));
  }

  /** Two digits that mean something: {@code 0.06}, {@code 4.7}, {@code 129}. */
  static String seconds(double seconds) {
    String format = seconds < 1 ? "%.2f" : seconds < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, seconds);
  }
}
