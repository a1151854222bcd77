package io.railiance.platform.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The writer against the strict reader. */
class YamlTest {
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
  void listsInListsBeginOnOneLine() {
    JsonNode tree = Json.parse("{\"a\":[[[\"\\nb\"],1],{\"c\":[{\"d\":2,\"e\":{}}]}]}");
    assertThat(Yaml.write(tree))
        .isEqualTo("a:\n  - - - \"\\nb\"\n    - 1\n  - c:\n      - d: 2\n        e: {}\n");
  }

  @Test
  void commentsStandAboveTheirKeys() {
    JsonNode tree = Json.parse("{\"image\":{\"tag\":\"9.1\"}}");
    assertThat(Yaml.write(tree, path -> path.equals("image.tag") ? "one\ntwo" : ""))
        .isEqualTo("image:\n  # one\n  # two\n  tag: \"9.1\"\n");
  }

  private static void comesBack(JsonNode tree) {
    String text = Yaml.write(tree);
    Located read = YamlReader.read("x.yaml", text);
    assertThat(read.root()).as(text).isEqualTo(tree);
    assertThat(read.ambiguous()).as(text).isEmpty();
    assertThat(text).doesNotContain("\r").endsWith("\n");
  }
}
