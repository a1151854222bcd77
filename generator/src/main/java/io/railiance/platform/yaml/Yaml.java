package io.railiance.platform.yaml;

import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Trees written as YAML that every reader, 1.1 or 1.2, reads alike: block style, and quotes round
 * every string that either takes for something else. A comment may stand above each key.
 *
 * <pre>{@code
 * image:
 *   repository: valkey/valkey
 *   # -- Tag of the image, a full version.
 *   tag: "9.1.2"
 * }</pre>
 */
public final class Yaml {
  private final UnaryOperator<String> comment;
  private final StringBuilder out = new StringBuilder();

  private Yaml(UnaryOperator<String> comment) {
    this.comment = comment;
  }

  public static String write(JsonNode tree) {
    return write(tree, path -> "");
  }

  /**
   * @param comment text to stand above a key, by its dotted path: {@code image.tag}; empty for
   *     none, as for all that is below a list
   */
  public static String write(JsonNode tree, UnaryOperator<String> comment) {
    Yaml yaml = new Yaml(comment);
    if (isBlock(tree)) {
      yaml.block(tree, "", 0);
    } else {
      yaml.out.append(inline(tree)).append('\n');
    }
    return yaml.out.toString();
  }

  private void block(JsonNode tree, String path, int indent) {
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      comment.apply(at).lines().forEach(line -> start(indent).append("# " + line + "\n"));
      start(indent).append(Scalar.written(entry.getKey())).append(':');
      value(entry.getValue(), at, indent + 2, "\n");
    }
    if (tree.isArray()) {
      for (JsonNode element : tree) {
        start(indent).append('-');
        value(element, path + "[]", indent + 2, " ");
      }
    }
  }

  /**
   * @param before a block: a new line after a key, a blank after a dash
   */
  private void value(JsonNode value, String path, int indent, String before) {
    if (isBlock(value)) {
      out.append(before);
      block(value, path, indent);
    } else {
      out.append(' ').append(inline(value)).append('\n');
    }
  }

  /** Where a line is open, behind a dash, the first key goes on there. */
  private StringBuilder start(int indent) {
    boolean open = out.length() > 0 && out.charAt(out.length() - 1) != '\n';
    return open ? out : out.append(" ".repeat(indent));
  }

  private static boolean isBlock(JsonNode value) {
    return value.isContainer() && !value.isEmpty();
  }

  private static String inline(JsonNode value) {
    return value.isString() ? Scalar.written(value.asString()) : Json.compact(value);
  }
}
