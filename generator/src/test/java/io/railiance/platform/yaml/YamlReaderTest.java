package io.railiance.platform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.railiance.platform.report.FindingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  private static Located read(String text) {
    return YamlReader.read("x.yaml", text);
  }

  private static String complaint(String text) {
    try {
      read(text);
    } catch (FindingsException e) {
      return e.getMessage();
    }
    throw new AssertionError("accepted: " + text);
  }

  @Test
  void namesBothLinesOfADuplicateKey() {
    assertThat(complaint("a: 1\nb: 2\na: 3\n"))
        .isEqualTo(
            "x.yaml:3:1: error [yaml-syntax] duplicate key \"a\", first on line 1\n"
                + "    Remove one of the two.");
  }

  @Test
  void reportsAllDuplicateKeysAtOnce() {
    assertThat(complaint("a: 1\na: 2\nb: {c: 1, c: 2}\n")).contains("x.yaml:2:1", "x.yaml:3:11");
  }

  @Test
  void tellsKeysWithSlashesFromKeysBelow() {
    assertThat(read("a/b: 1\na: {b: 2}\n").node("/a~1b").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x 1|x.yaml:1:4|an anchor",
        "a: *x|x.yaml:1:4|an alias",
        "a: !!int 1|x.yaml:1:4|a tag",
        "a: !!javax.script.ScriptEngineManager []|x.yaml:1:4|a tag",
        "!!map {a: 1}|x.yaml:1:1|a tag",
        "? [a]|x.yaml:1:3|a key is a list or a mapping",
        "a: \"\\u|x.yaml:1:7|an escape in double quotes",
        "a: \"\\UFFFFFFFF\"|x.yaml:1:5|an escape in double quotes",
        "a: \"\\U00110000\"|x.yaml:1:7|an escape in double quotes",
        "a: \"C:\\d\"|x.yaml:1:8|an escape in double quotes",
        "a: [|x.yaml:2:1|a [ or { is not closed",
        "a: [1|x.yaml:1:4|a [ is not closed",
        "a: {b: 1|x.yaml:1:4|a { is not closed",
        "a: 'b|x.yaml:1:4|a quote is not closed",
        "a: b: c|x.yaml:1:5|a second colon",
        "<<: {a: 1}|x.yaml:1:1|a merge (<<)",
      })
  void refusesWhatNeedsAnExplanation(String text, String place, String words) {
    assertThat(complaint(text + "\n")).startsWith(place + ": error [yaml-syntax] ").contains(words);
  }

  @Test
  void refusesASecondDocument() {
    assertThat(complaint("a: 1\n---\nb: 2\n")).startsWith("x.yaml:2:1").contains("second document");
    assertThat(complaint("a: 1\n...\nb: 2\n")).contains("x.yaml:3:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n", "\n\n"})
  void refusesAnEmptyFile(String text) {
    assertThat(complaint(text))
        .isEqualTo("x.yaml: error [yaml-syntax] the file is empty\n    Write a document into it.");
  }

  @Test
  void refusesWhatWouldExhaustUs() {
    assertThat(complaint("[".repeat(10_000))).contains("nested deeper than");
    assertThat(complaint("a: " + "x".repeat(YamlReader.LONGEST))).contains("longer than");
    String bomb = "a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n";
    assertThat(complaint(bomb)).contains("an anchor");
  }

  @Test
  void refusesTabsNulAndInvisibleCharacters() {
    assertThat(complaint("a:\n\tb: 1\n")).startsWith("x.yaml:2:1");
    assertThat(complaint("a: \u0000\n")).contains("x.yaml");
    assertThat(complaint("a\u200b: 1\n")).contains("invisible character", "\\u200b");
  }

  @Test
  void readsCharactersOfTwoHalvesWhereverTheyStand() {
    for (int before = 1000; before < 1050; before++) {
      String text = "x".repeat(before) + "\ud83d\ude00".repeat(2);
      assertThat(read("a: " + text + "\n").node("/a").asString()).isEqualTo(text);
    }
  }

  @Test
  void tellsWhereEverythingIs() {
    Located document = read("a:\n  - b: 1\n    c: two\n");
    assertThat(document.at("/a/0/c")).hasToString("x.yaml:3:8");
    assertThat(document.keyAt("/a/0/c")).hasToString("x.yaml:3:5");
    assertThat(document.keyAt("/a")).hasToString("x.yaml:1:1");
    assertThat(document.at("/a/0/missing/deeper")).hasToString("x.yaml:2:5");
    assertThat(document.below("/a/0").keyAt("/c")).hasToString("x.yaml:3:5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "on",
        "OFF",
        "y",
        "N",
        "0777",
        "0o17",
        "0x1F",
        "1_000",
        "12:30",
        "190:20:30",
        "1e3_0",
        ".inf",
        "2026-01-01",
        "2026-1-1T00:00:00Z",
        "True",
        "NULL",
        "<<",
        "1,000"
      })
  void knowsWhatYaml11ReadsDifferently(String word) {
    Located document = read("a: " + word + "\nb: \"" + word + "\"\n");
    assertThat(document.node("/a").isString()).as("a string in YAML 1.2").isTrue();
    assertThat(document.ambiguous()).containsExactly("/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "v1.2.3", "1.2.3", "10Gi", "500m", "nope", "only", "10.0.0.0/8", "a:b"})
  void knowsWhatEveryReaderTakesForText(String word) {
    assertThat(read("a: " + word + "\n").ambiguous()).isEmpty();
    assertThat(read("a: " + word + "\n").node("/a").asString()).isEqualTo(word);
  }

  @Test
  void readsTheCoreSchemaOfYaml12() {
    Located document =
        read("{i: 12, n: -3, f: 1.50, e: 1e3, t: true, z: null, big: 12345678901234567890}");
    assertThat(document.node("/i").isInt()).isTrue();
    assertThat(document.node("/n").asInt()).isEqualTo(-3);
    assertThat(document.node("/f").decimalValue()).hasToString("1.50");
    assertThat(document.node("/t").isBoolean()).isTrue();
    assertThat(document.node("/z").isNull()).isTrue();
    assertThat(document.node("/big").bigIntegerValue()).hasToString("12345678901234567890");
    assertThat(document.ambiguous()).isEmpty();
  }

  @Test
  void aPointerEscapesSlashesAndTildes() {
    assertThat(Located.child("", "a/b~c")).isEqualTo("/a~1b~0c");
    assertThatThrownBy(() -> read("a: 1\na: 2\n")).isInstanceOf(FindingsException.class);
  }
}
