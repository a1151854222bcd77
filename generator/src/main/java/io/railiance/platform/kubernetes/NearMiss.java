package io.railiance.platform.kubernetes;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that is meant by a slip of the keyboard: {@code replicas} for {@code replicsa}.
 */
final class NearMiss {

  private NearMiss() {}

  /** The nearest name that differs in two places at most, and in a third of its letters at most. */
  static Optional<String> of(String typed, Collection<String> known) {
    int limit = Math.max(1, Math.min(2, typed.length() / 3));
    Comparator<String> byDistance = Comparator.comparingInt(name -> distance(typed, name));
    return known.stream()
        .min(byDistance.thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(typed, name) <= limit);
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours, upper and lower case being equal.
   */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
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
