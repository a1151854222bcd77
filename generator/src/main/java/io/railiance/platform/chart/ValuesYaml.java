package io.railiance.platform.chart;

import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Scalar;
import io.railiance.platform.yaml.Yaml;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * {@code values.yaml} with a comment above each key. Jackson writes no comments, so the keys are
 * written here and what stands below a list is Jackson's.
 *
 * <pre>{@code
 * image:
 *   # -- Tag of the image, a full version.
 *   tag: "9.1.2"
 * }</pre>
 */
final class ValuesYaml {
  private final Function<String, String> comment;
  private final StringBuilder out = new StringBuilder();

  private ValuesYaml(Function<String, String> comment) {
    this.comment = comment;
  }

  /**
   * @param comment text to stand above a key, by its dotted path: {@code image.tag}; empty for none
   */
  static String of(JsonNode tree, Function<String, String> comment) {
    ValuesYaml text = new ValuesYaml(comment);
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
      Yaml.write(value).lines().forEach(line -> line(indent + 2, line));
    } else {
      line(
          indent,
          start + " " + (value.isString() ? scalar(value.asString()) : Json.compact(value)));
    }
  }

  private static String scalar(String text) {
    return Scalar.needsQuotes(text) ? Json.compact(text) : text;
  }

  private void line(int indent, String text) {
    out.append(" ".repeat(indent)).append(text).append('\n');
  }
}
