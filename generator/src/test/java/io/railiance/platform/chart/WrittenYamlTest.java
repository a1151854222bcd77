package io.railiance.platform.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Both writers, the one with comments and the one without, against the strict reader. */
class WrittenYamlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "plain",
        "yes",
        "n",
        "0777",
        "1e3",
        "1e3_0",
        "1.10",
        "null",
        "~",
        "2024-01-01",
        "12:30",
        "a: b",
        "a #b",
        "#a",
        "- a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "? a",
        "|",
        ">",
        "'",
        "\"",
        "\\",
        "{a}",
        "[a]",
        "two\nlines",
        "two\r\nlines",
        "tab\there",
        "trailing ",
        " leading",
        "{{ .Values.x }}",
        "${x}",
        "<#assign>",
        "\u00e4\u00f6\u00fc",
        "\ud83d\ude00",
        "\u2028",
        "\u0000",
        "\u001b[31m",
        "a,b",
        "...",
        "---",
        "<<",
        "="
      })
  void everyTextComesBackAsItWas(String text) {
    ObjectNode tree = Json.mapper().createObjectNode();
    tree.put("key", text).withArray("list").add(text);
    tree.withObject("/group").put("inner", text);
    comesBack(tree);
  }

  @Test
  void everyShapeComesBackAsItWas() {
    JsonNode tree =
        Json.parse(
            "{\"empty\":{},\"none\":[],\"list\":[{\"a\":1,\"b\":[1,{\"c\":true}]},{},[],[1,2],\"x\"],"
                + "\"deep\":{\"a\":{\"b\":{\"c\":null}}},\"on\":1,\"a/b.c\":12345678,\"10\":false}");
    comesBack(tree);
  }

  @Test
  void commentsStandAboveTheirKeys() {
    JsonNode tree = Json.parse("{\"image\":{\"tag\":\"9.1\"}}");
    assertThat(ValuesYaml.of(tree, path -> path.equals("image.tag") ? "one\ntwo" : ""))
        .isEqualTo("image:\n  # one\n  # two\n  tag: \"9.1\"\n");
  }

  private static void comesBack(JsonNode tree) {
    for (String text : List.of(Yaml.write(tree), ValuesYaml.of(tree, path -> ""))) {
      Located read = YamlReader.read("x.yaml", text);
      assertThat(read.root()).as(text).isEqualTo(tree);
      assertThat(read.ambiguous()).as(text).isEmpty();
      assertThat(text).doesNotContain("\r").endsWith("\n");
    }
  }
}
