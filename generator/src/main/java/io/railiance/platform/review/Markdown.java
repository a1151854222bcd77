package io.railiance.platform.review;

/** Text of unknown origin as Markdown shows it unchanged. */
final class Markdown {
  private Markdown() {}

  /** In a code span, whatever it holds. */
  static String code(String text) {
    if (text.isEmpty()) {
      return "`(empty)`";
    }
    return text.indexOf('`') < 0 ? "`" + text + "`" : "``` " + text.replace("```", "'''") + " ```";
  }

  /** In a sentence: nothing in it is a tag, a link, a mention or a table's border. */
  static String plain(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '@' -> out.append("&#64;");
                case '|', '`', '*', '_', '[', ']', '#', '\\', '~' ->
                    out.append('\\').appendCodePoint(point);
                default -> out.appendCodePoint(point);
              }
            });
    return out.toString();
  }
}
