package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ValuesContractTest {
  private static final Path CASES = Path.of("src/test/resources/review/values.yaml");

  static Stream<JsonNode> cases() throws IOException {
    return YamlReader.read(CASES.toString(), Files.readString(CASES)).root().valueStream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachCaseSaysWhatItExpects(JsonNode each) {
    assertThat(
            ValuesDiff.between(shape(each.path("before")), shape(each.path("after"))).stream()
                .map(change -> change.bump().id() + " " + change))
        .as(each.path("case").asString())
        .containsExactlyElementsOf(
            each.path("says").valueStream().map(JsonNode::asString).toList());
  }

  private static ValuesShape shape(JsonNode version) {
    return ValuesShape.of(version.path("schema"), version.path("values"));
  }

  @ParameterizedTest
  @CsvSource({
    "MAJOR, 1.2.3, 2.0.0",
    "MINOR, 1.2.3, 1.3.0",
    "PATCH, 1.2.3, 1.2.4",
    "NONE,  1.2.3, 1.2.3",
    "MAJOR, 0.2.3, 0.3.0",
    "MINOR, 0.2.3, 0.2.4",
    "PATCH, 0.2.3, 0.2.4"
  })
  void theVersionRisesByWhatChanged(Bump bump, String was, String wanted) {
    assertThat(bump.after(Version.of(was).orElseThrow()))
        .isEqualTo(Version.of(wanted).orElseThrow());
  }

  @Test
  void aVersionThatDoesNotRiseEnoughIsSaid() {
    ChartChange stays = only("version: 0.1.0\n", "version: 0.1.0\n", "a: 1\n", "b: 1.5\n");
    assertThat(stays.headline())
        .isEqualTo("web 0.1.0: breaks values files; the version must be at least 0.2.0");
    ChartChange rises = only("version: 0.1.0\n", "version: 0.2.0\n", "a: 1\n", "b: 1.5\n");
    assertThat(rises.headline()).isEqualTo("web 0.1.0 -> 0.2.0: breaks values files");
  }

  @Test
  void anotherTemplateAsksForAPatchAndAnotherVersionForNothing() {
    assertThat(only("version: 0.1.0\n", "version: 0.1.0\nhome: x\n", "a: 1\n", "a: 1\n").bump())
        .isEqualTo(Bump.PATCH);
    assertThat(only("version: 0.1.0\n", "version: 0.3.0\n", "a: 1\n", "a: 1\n").bump())
        .isEqualTo(Bump.NONE);
  }

  private static ChartChange only(String was, String is, String before, String after) {
    return ValuesContract.between(chart(was, before), chart(is, after)).get(0);
  }

  private static TreeFiles chart(String chart, String values) {
    Map<String, String> files = Map.of("web/Chart.yaml", chart, "web/values.yaml", values);
    return new TreeFiles("x", new TreeMap<>(files), "helm/charts/");
  }
}
