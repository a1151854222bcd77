package io.railiance.platform.yaml;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a parser's complaint means for somebody who writes YAML.
 *
 * <pre>{@code
 * while scanning a quoted scalar: found unexpected end of stream
 *     -> specs/platform.yaml:1:7 a quote is not closed
 * }</pre>
 */
final class SyntaxError {
  private static final Pattern CONFLICT = Pattern.compile("(?m)^(<{7}|>{7})( .*)?$");

  /** One with too few digits, or beyond U+10FFFF. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?!(000[0-9a-fA-F]|0010)[0-9a-fA-F]{4}))");

  private static final String NO_CHARACTER = "an escape in double quotes that is no character";
  private static final String WRITE_ESCAPES =
      "Write \\x and 2, \\u and 4, or \\U and 8 hexadecimal digits; or use single quotes.";

  /** The first whose words are in the complaint is the one. */
  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(
              "quoted scalar: found unexpected end", true, "a quote is not closed", "Close it."),
          new Meaning(
              "flow sequence: expected ',' or ']'", true, "a [ is not closed", "Close it with ]."),
          new Meaning(
              "flow mapping: expected ',' or '}'", true, "a { is not closed", "Close it with }."),
          new Meaning(
              "expected the node content, but found '<stream end>'",
              false,
              "a [ or { is not closed",
              "Close it."),
          new Meaning("expected escape sequence", false, NO_CHARACTER, WRITE_ESCAPES),
          new Meaning("found unknown escape character", false, NO_CHARACTER, WRITE_ESCAPES),
          new Meaning("\\t(TAB)", false, "a tab where blanks belong", "Indent with blanks."),
          new Meaning(
              "mapping values are not allowed",
              false,
              "a second colon on the line, or a line indented unlike its neighbours",
              "Quote the text that holds the colon, or align the line."),
          new Meaning(
              "could not find expected ':'",
              true,
              "a line that is neither \"key: value\" nor \"- value\"",
              "Add the colon, or quote the text that goes on over several lines."),
          new Meaning(
              "expected '<document start>'",
              false,
              "text follows after the end of the document",
              "Remove it, or move it into a file of its own."));

  /**
   * @param words in the parser's complaint
   * @param atStart whether the place is where the thing began, not where the parser gave up
   */
  private record Meaning(String words, boolean atStart, String message, String remedy) {}

  private SyntaxError() {}

  static Finding of(String file, String text, YamlEngineException e) {
    Matcher conflict = CONFLICT.matcher(text);
    if (conflict.find()) {
      return wrong(
          place(file, text, conflict.start()),
          "a merge was not resolved: " + conflict.group(1),
          "Decide for one side, and remove the lines <<<<<<<, ======= and >>>>>>>.");
    }
    if (e instanceof ReaderException unreadable) {
      int point = unreadable.getCodePoint();
      return wrong(
          place(file, text, Math.max(0, text.indexOf(point))),
          String.format(Locale.ROOT, "the character U+%04X does not belong into a text", point),
          "Remove it; in a quoted text it can be written as an escape.");
    }
    return e instanceof MarkedYamlEngineException marked
        ? meaning(file, marked)
        : wrong(Location.of(file), firstLine(e.getMessage()), "Write the file as plain text.");
  }

  /** Of an escape that ends too early, or is no character. */
  static Finding ofEscape(String file, String text) {
    Matcher escape = ESCAPE.matcher(text);
    return wrong(
        escape.find() ? place(file, text, escape.start()) : Location.of(file),
        NO_CHARACTER,
        WRITE_ESCAPES);
  }

  private static Finding meaning(String file, MarkedYamlEngineException e) {
    String words =
        Optional.ofNullable(e.getContext()).map(context -> firstLine(context) + ": ").orElse("")
            + firstLine(e.getProblem());
    for (Meaning each : MEANINGS) {
      if (words.contains(each.words)) {
        Optional<Mark> start = each.atStart ? e.getContextMark() : Optional.empty();
        return wrong(
            place(file, start.or(e::getProblemMark).or(e::getContextMark)),
            each.message,
            each.remedy);
      }
    }
    return wrong(
        place(file, e.getProblemMark().or(e::getContextMark)),
        words,
        "Correct the YAML at this place.");
  }

  private static Finding wrong(Location at, String message, String remedy) {
    return Finding.error(YamlReader.RULE, at, message, remedy);
  }

  private static Location place(String file, Optional<Mark> mark) {
    return mark.map(at -> new Location(file, at.getLine() + 1, at.getColumn() + 1))
        .orElse(Location.of(file));
  }

  private static Location place(String file, String text, int index) {
    int line = (int) text.substring(0, index).chars().filter(each -> each == '\n').count();
    int start = text.lastIndexOf('\n', index - 1) + 1;
    return new Location(file, line + 1, text.codePointCount(start, index) + 1);
  }

  private static String firstLine(String text) {
    return text == null ? "not YAML" : text.lines().findFirst().orElse("not YAML");
  }
}
