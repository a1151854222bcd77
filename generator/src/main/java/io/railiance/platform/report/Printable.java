package io.railiance.platform.report;

/**
 * Text of unknown origin made fit for a terminal: one line, bounded, control characters shown as
 * {@code \}{@code u001b}.
 */
public final class Printable {
  private static final int LONGEST = 400;
  private static final int LONGEST_VALUE = 120;

  private Printable() {}

  public static String oneLine(String text) {
    return bounded(text, LONGEST);
  }

  /** A value as somebody typed it, line ends and tabs seen: {@code "gitea\n"}. */
  public static String quoted(String value) {
    String seen = value.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
    return '"' + bounded(seen, LONGEST_VALUE) + '"';
  }

  private static String bounded(String text, int longest) {
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(longest).forEach(point -> append(out, point));
    if (text.codePointCount(0, text.length()) > longest) {
      out.append(" ...");
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    if (point == '\n' || point == '\t') {
      out.append(' ');
    } else if (isInvisible(point)) {
      out.append(String.format(java.util.Locale.ROOT, "\\u%04x", point));
    } else {
      out.appendCodePoint(point);
    }
  }

  /**
   * Controls, and the zero-width and direction-changing characters that make two texts look alike.
   */
  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
