package io.railiance.platform.chart;

import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Scalar;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A tree as YAML that every reader, 1.1 or 1.2, reads alike: block style, strings quoted where they
 * must be.
 *
 * <pre>{@code
 * image:
 *   repository: docker.io/valkey/valkey
 *   tag: "9.1.2"
 * }</pre>
 */
final class YamlText {
  /** Text that needs no quotes, unless YAML 1.1 takes it for something else. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._/-]*");

  private final Function<String, String> comment;
  private final StringBuilder out = new StringBuilder();

  private YamlText(Function<String, String> comment) {
    this.comment = comment;
  }

  static String of(JsonNode tree) {
    return of(tree, path -> "");
  }

  /**
   * With comments.
   *
   * @param comment text to stand above a key, by its dotted path: {@code image.tag}; empty for none
   */
  static String of(JsonNode tree, Function<String, String> comment) {
    YamlText text = new YamlText(comment);
    text.mapping(tree, "", 0);
    return text.out.toString();
  }

  private void mapping(JsonNode mapping, String path, int indent) {
    for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
      String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      comment.apply(at).lines().forEach(line -> line(indent, "# " + line));
      key(entry.getKey(), entry.getValue(), at, indent);
    }
  }

  private void key(String key, JsonNode value, String path, int indent) {
    String start = scalar(key) + ":";
    if (value.isObject() && !value.isEmpty()) {
      line(indent, start);
      mapping(value, path, indent + 2);
    } else if (value.isArray() && !value.isEmpty()) {
      line(indent, start);
      list(value, path, indent + 2);
    } else {
      line(indent, start + " " + leaf(value));
    }
  }

  private void list(JsonNode list, String path, int indent) {
    for (JsonNode element : list) {
      if (element.isObject() && !element.isEmpty()) {
        int at = out.length();
        mapping(element, path, indent + 2);
        out.setCharAt(at + indent, '-');
      } else {
        line(indent, "- " + leaf(element));
      }
    }
  }

  private static String leaf(JsonNode value) {
    if (value.isString()) {
      return scalar(value.asString());
    }
    if (value.isContainer()) {
      return flow(value);
    }
    return Json.compact(value);
  }

  private static String flow(JsonNode value) {
    StringBuilder flow = new StringBuilder(value.isObject() ? "{" : "[");
    Iterator<JsonNode> values = value.iterator();
    while (values.hasNext()) {
      flow.append(leaf(values.next())).append(values.hasNext() ? ", " : "");
    }
    return flow.append(value.isObject() ? "}" : "]").toString();
  }

  static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !Scalar.isSpecialInYaml11(text);
    return plain ? text : Json.compact(text);
  }

  private void line(int indent, String text) {
    out.append(" ".repeat(indent)).append(text).append('\n');
  }
}
