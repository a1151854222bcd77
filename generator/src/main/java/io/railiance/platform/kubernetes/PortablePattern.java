package io.railiance.platform.kubernetes;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern as Java, ECMA and RE2 read alike. Kubernetes matches with RE2; of what only RE2 and
 * Java know, {@code (?i)} is written out, and all else is refused.
 */
final class PortablePattern {

  private static final String IGNORE_CASE = "(?i)";
  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

  /** Groups with a mark other than {@code (?:}, and escapes other than of digits and signs. */
  private static final Pattern UNPORTABLE = Pattern.compile("\\(\\?[^:]|\\\\[A-Za-z&&[^d]]");

  private PortablePattern() {}

  /** {@code ^(?i)(abort)?$} to {@code ^([aA][bB][oO][rR][tT])?$}. */
  static String of(String re2) {
    int mark = re2.indexOf(IGNORE_CASE);
    String pattern = mark < 0 ? re2 : re2.substring(0, mark) + anyCase(re2.substring(mark + 4));
    if (UNPORTABLE.matcher(pattern).find()) {
      throw new IllegalStateException("only RE2 reads the pattern " + re2);
    }
    return pattern;
  }

  private static String anyCase(String pattern) {
    if (pattern.contains("[") || pattern.contains("\\")) {
      throw new IllegalStateException("cannot write out (?i) before " + pattern);
    }
    return LETTER
        .matcher(pattern)
        .replaceAll(
            found ->
                "["
                    + found.group().toLowerCase(Locale.ROOT)
                    + found.group().toUpperCase(Locale.ROOT)
                    + "]");
  }
}
