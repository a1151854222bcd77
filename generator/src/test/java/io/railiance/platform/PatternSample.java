package io.railiance.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts that fit a pattern, of the kind that a values schema may have: literals, classes, groups,
 * alternatives and counts.
 *
 * <pre>{@code
 * ^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$   ->   "k3.x-a"
 * }</pre>
 */
final class PatternSample {
  /** As often as {@code *} and {@code +} repeat, at most. */
  private static final int MANY = 6;

  private final String pattern;
  private final Random random;
  private int at;

  private PatternSample(String pattern, Random random) {
    this.pattern = pattern;
    this.random = random;
  }

  static String of(String pattern, Random random) {
    String text = new PatternSample(pattern, random).alternatives();
    if (!text.matches(pattern)) {
      throw new IllegalStateException("\"" + text + "\" does not fit " + pattern);
    }
    return text;
  }

  /** One of {@code a|b|c}, up to the end or a closing bracket. */
  private String alternatives() {
    List<String> all = new ArrayList<>(List.of(sequence()));
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      all.add(sequence());
    }
    return all.get(random.nextInt(all.size()));
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length() && "|)".indexOf(pattern.charAt(at)) < 0) {
      int start = at;
      String once = atom();
      int end = at;
      int times = times();
      int after = at;
      for (int i = 0; i < times; i++) {
        at = start;
        text.append(i == 0 ? once : atom());
      }
      at = Math.max(end, after);
    }
    return text.toString();
  }

  private String atom() {
    char first = pattern.charAt(at++);
    return switch (first) {
      case '^', '$' -> "";
      case '\\' -> String.valueOf(pattern.charAt(at++));
      case '[' -> String.valueOf(oneOfClass());
      case '(' -> group();
      default -> String.valueOf(first);
    };
  }

  private String group() {
    String text = alternatives();
    at++;
    return text;
  }

  private char oneOfClass() {
    int end = pattern.indexOf(']', at);
    String content = pattern.substring(at, end);
    at = end + 1;
    String one = "[" + content + "]";
    List<Character> fitting = new ArrayList<>();
    for (char c = ' '; c <= '~'; c++) {
      if (String.valueOf(c).matches(one)) {
        fitting.add(c);
      }
    }
    return fitting.get(random.nextInt(fitting.size()));
  }

  /** How often the atom before stands: read from what follows it. */
  private int times() {
    if (at >= pattern.length()) {
      return 1;
    }
    return switch (pattern.charAt(at)) {
      case '?' -> counted(0, 1, 1);
      case '*' -> counted(0, MANY, 1);
      case '+' -> counted(1, MANY, 1);
      case '{' -> braces();
      default -> 1;
    };
  }

  private int braces() {
    int end = pattern.indexOf('}', at);
    String[] bounds = pattern.substring(at + 1, end).split(",");
    int low = Integer.parseInt(bounds[0]);
    int high = bounds.length == 1 ? low : Integer.parseInt(bounds[1]);
    return counted(low, high, end + 1 - at);
  }

  private int counted(int low, int high, int length) {
    at += length;
    return low + random.nextInt(high - low + 1);
  }
}
