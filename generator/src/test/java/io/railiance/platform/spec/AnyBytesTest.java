package io.railiance.platform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.Resources;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;

/** What holds for every input. For a long run: {@code -Djqwik.tries.default=100000}. */
final class AnyBytesTest {
  /** Of what YAML, Freemarker and Helm give a meaning to, and of what they do not. */
  private static final List<String> TOKENS =
      List.of(
          "name",
          "values",
          "keys",
          ": ",
          ":",
          "- ",
          "-",
          "\n",
          "\n  ",
          "\n    ",
          " ",
          "\t",
          "\r",
          "\r\n",
          "#",
          "'",
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&a",
          "*a",
          "!!int",
          "!",
          "|",
          ">",
          "%YAML 1.2\n",
          "---",
          "...",
          "?",
          "@",
          "`",
          "<<",
          "~",
          "null",
          "yes",
          "0777",
          "1e3",
          "1e999",
          "2024-01-01",
          "{{ .Values.x }}",
          "{{/*",
          "}}",
          "${x}",
          "[=x]",
          "<#assign x=1>",
          "\u0000",
          "\u001b[31m",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\u202e",
          "\u200b",
          "\ud83d\ude00",
          "\\ud800",
          "\\x00",
          "gitea",
          "a: 1\n",
          "<<<<<<< HEAD\n",
          "99999999999999999999",
          "-1");

  @Property
  void any_bytes_are_read_or_refused(@ForAll @Size(max = 300) byte[] bytes) {
    AnyBytes.read(bytes);
  }

  @Property
  void any_words_of_yaml_are_read_or_refused(@ForAll("texts") String text) {
    AnyBytes.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void a_spec_with_a_slip_is_read_or_refused(
      @ForAll("specs") String spec,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll @IntRange(max = 4) int lost,
      @ForAll("tokens") String slip) {
    int at = place % (spec.length() + 1);
    String rest = spec.substring(Math.min(spec.length(), at + lost));
    AnyBytes.read((spec.substring(0, at) + slip + rest).getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void what_is_written_is_read_as_it_was(@ForAll("trees") JsonNode tree) {
    String written = Yaml.write(tree);
    assertThat(YamlReader.read("any.yaml", written).root()).as(written).isEqualTo(tree);
    assertThat(YamlReader.read("any.yaml", written).ambiguous()).as(written).isEmpty();
  }

  @Property
  void line_ends_of_windows_change_nothing(@ForAll("texts") String text) {
    String unix = text.replace("\r", "");
    String windows = unix.replace("\n", "\r\n");
    assertThat(outcome(windows)).isEqualTo(outcome(unix));
  }

  /** The tree, or what is wrong. */
  private static Object outcome(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Findings findings = new Findings();
    JsonNode[] root = new JsonNode[1];
    findings.collect(
        () -> {
          String read = SourceFolder.text("any.yaml", bytes);
          root[0] = YamlReader.read("any.yaml", read).root();
        });
    List<Finding> found = findings.list();
    return found.isEmpty() ? root[0] : found;
  }

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.of(TOKENS);
  }

  @Provide
  Arbitrary<String> texts() {
    return tokens().list().ofMaxSize(40).map(words -> String.join("", words));
  }

  @Provide
  Arbitrary<String> specs() {
    return Arbitraries.of(
        Resources.files("bad-input/valid/specs").stream().map(Resources::text).toList());
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    return values(3).map(Json::tree);
  }

  private Arbitrary<Object> values(int deep) {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            words().map(word -> word),
            Arbitraries.integers().map(number -> number),
            Arbitraries.of(true, false).map(flag -> flag));
    if (deep == 0) {
      return leaves;
    }
    Arbitrary<Object> below = values(deep - 1);
    Arbitrary<List<Object>> lists = below.list().ofMaxSize(4);
    Arbitrary<Map<String, Object>> maps = Arbitraries.maps(names(), below).ofMaxSize(4);
    return Arbitraries.oneOf(leaves, lists.map(list -> list), maps.map(map -> map));
  }

  private Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20).filter(AnyBytesTest::isWhole),
        tokens().list().ofMaxSize(5).map(words -> String.join("", words)));
  }

  /** Keys are stricter: nothing that cannot be seen. */
  private Arbitrary<String> names() {
    return words().filter(word -> word.codePoints().noneMatch(AnyBytesTest::isInvisible));
  }

  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT;
  }
}
