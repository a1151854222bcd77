package io.railiance.platform.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody probably meant: {@code replicsa -> replicas}. */
public final class DidYouMean {
  private DidYouMean() {}

  /** {@code Did you mean "replicas"?} with a leading blank, or nothing. */
  public static String sentence(String typed, Collection<String> known) {
    return nearest(typed, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
  }

  public static Optional<String> nearest(String typed, Collection<String> known) {
    int limit = Math.max(1, Math.min(3, typed.length() / 3));
    return known.stream()
        .filter(name -> distance(typed, name) <= limit)
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(name -> name));
  }

  /**
   * Damerau's distance (optimal string alignment), case ignored: two swapped letters are one
   * mistake.
   */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > 3) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
