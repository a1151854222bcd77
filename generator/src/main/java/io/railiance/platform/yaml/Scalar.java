package io.railiance.platform.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a word is in YAML: by the core schema of YAML 1.2, and whether YAML 1.1 reads it as
 * something else.
 */
public final class Scalar {
  /** Text without a character that YAML gives a meaning to. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._/-]*");

  private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

  /** Longer digits are text: no field of ours or of Kubernetes has them as a number. */
  private static final int MOST_DIGITS = 40;

  /**
   * Booleans and nulls in any spelling, numbers with underscores, other bases, sexagesimals,
   * infinities, dates: what YAML 1.1 resolves (https://yaml.org/type/), and the readers that Helm
   * and kubectl use with it.
   */
  private static final Pattern YAML_1_1_SPECIAL =
      Pattern.compile(
          "(?i:y|n|yes|no|on|off|true|false|null|~)?"
              + "|[-+]?[0-9][0-9_,]*"
              + "|[-+]?0(b[01_]+|o[0-7_]+|x[0-9a-fA-F_]+)"
              + "|[-+]?([0-9][0-9_]*)?\\.[0-9_]*([eE][-+]?[0-9_]+)?"
              + "|[-+]?[0-9][0-9_]*[eE][-+]?[0-9_]+"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[-+]?\\.(?i:inf|nan)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"
              + "|=|<<");

  private Scalar() {}

  /** The value of an unquoted word. */
  static JsonNode of(String word) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (word) {
      case "", "~", "null" -> nodes.nullNode();
      case "true" -> nodes.booleanNode(true);
      case "false" -> nodes.booleanNode(false);
      default -> number(word);
    };
  }

  private static JsonNode number(String word) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (word.length() > MOST_DIGITS) {
      return nodes.stringNode(word);
    }
    if (INTEGER.matcher(word).matches()) {
      BigInteger value = new BigInteger(word);
      if (value.bitLength() < Integer.SIZE) {
        return nodes.numberNode(value.intValue());
      }
      return value.bitLength() < Long.SIZE
          ? nodes.numberNode(value.longValue())
          : nodes.numberNode(value);
    }
    if (FLOAT.matcher(word).matches()) {
      return nodes.numberNode(new BigDecimal(word));
    }
    return nodes.stringNode(word);
  }

  /** Whether a reader of YAML 1.1 takes the unquoted word for something else than text. */
  public static boolean isSpecialInYaml11(String text) {
    return YAML_1_1_SPECIAL.matcher(text).matches();
  }

  /** A string so that every reader sees that string, in quotes where it needs them. */
  static String written(String text) {
    return PLAIN.matcher(text).matches() && !isSpecialInYaml11(text) ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '"', '\\' -> out.append('\\').appendCodePoint(point);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(isVisible(point) ? Character.toString(point) : escape(point));
              }
            });
    return out.append('"').toString();
  }

  /** What YAML lets stand in quotes, and a person sees. */
  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static String escape(int point) {
    return String.format(Locale.ROOT, point > 0xffff ? "\\U%08x" : "\\u%04x", point);
  }
}
