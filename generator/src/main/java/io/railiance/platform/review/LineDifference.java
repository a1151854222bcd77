package io.railiance.platform.review;

import io.railiance.platform.report.Printable;
import java.util.List;

/**
 * Where two texts of several lines begin to differ, and how much of them does.
 *
 * @param before {@code line 12 "maxmemory 1gb" and 3 more}
 * @param after the same of the new text
 */
record LineDifference(String before, String after) {
  static LineDifference of(String before, String after) {
    List<String> olds = before.lines().toList();
    List<String> news = after.lines().toList();
    int same = 0;
    while (same < Math.min(olds.size(), news.size()) && olds.get(same).equals(news.get(same))) {
      same++;
    }
    int end = 0;
    while (end < Math.min(olds.size(), news.size()) - same
        && olds.get(olds.size() - 1 - end).equals(news.get(news.size() - 1 - end))) {
      end++;
    }
    return new LineDifference(shown(olds, same, end), shown(news, same, end));
  }

  private static String shown(List<String> lines, int from, int end) {
    int count = lines.size() - end - from;
    if (count == 0) {
      return "nothing at line " + (from + 1);
    }
    String first = "line " + (from + 1) + " " + Printable.quoted(lines.get(from).strip());
    return count == 1 ? first : first + " and " + (count - 1) + " more";
  }
}
