package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerReaderTest {
  static final Marker MARKER =
      new Marker(
          "12",
          List.of("pg-0", "pg-1"),
          true,
          "7591",
          "pg-0",
          7,
          List.of(
              new Quorum(Map.of("pg-0", "7f3a"), 1),
              new Quorum(Map.of("pg-0", "7f3a", "pg-1", "90bc"), 2)));

  private static Marker read(String text) throws Malformed {
    return MarkerReader.read(
        Map.of("metadata", Map.of("resourceVersion", "12"), "data", Map.of("marker", text)));
  }

  @Test
  void what_is_written_is_what_is_read() throws Malformed {
    assertThat(read(MarkerWriter.text(MARKER))).isEqualTo(MARKER);
  }

  @Test
  void a_marker_is_written_with_sorted_names() {
    assertThat(MarkerWriter.text(MARKER))
        .isEqualTo(
            """
            {"epoch":7,"initialised":true,"members":["pg-0","pg-1"],"primary":"pg-0","quorums":[{"voters":{"pg-0":"7f3a"},\
            "writes":1},{"voters":{"pg-0":"7f3a","pg-1":"90bc"},"writes":2}],"systemId":"7591"}""");
  }

  @Test
  void the_beginning_is_told_from_a_database() throws Malformed {
    Marker beginning = new Marker("12", List.of("pg-0", "pg-1"), false, "", "pg-0", 1, List.of());
    assertThat(read(MarkerWriter.text(beginning))).isEqualTo(beginning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7 | not an object of JSON",
        "`` | not an object of JSON",
        "{} {} | there is more after the object of JSON",
        "{} | initialised is missing",
        "{'initialised': 1} | initialised is 1, not true or false",
        "{'initialised': true, 'systemId': ''} | initialised is true, but systemId is \"\"",
        "{'initialised': false, 'systemId': '7'} | initialised is false, but systemId is \"7\"",
        "{'systemid': '7'} | systemid is not known",
        "{'initialised': true, 'systemId': '7', 'quorums': 7} | quorums is 7, not a list",
        "{'initialised': true, 'systemId': '7', 'quorums': [7]} | quorums[0] is not an object",
        "{'initialised': true, 'systemId': '7', 'quorums': [{'voters': {}, 'writes': 1}]}"
            + " | quorums[0].writes is 1 of 0",
        "{'initialised': true, 'systemId': '7', 'quorums': [{'voters': {'a': 'x'}, 'writes': 0}]}"
            + " | quorums[0].writes is 0 of 1",
        "{'initialised': true, 'systemId': '7', 'quorums': [{'voters': {'a': ''}, 'writes': 1}]}"
            + " | quorums[0].voters.a is empty",
        "{'initialised': true, 'systemId': '7', 'quorums': [], 'primary': ''} | primary is empty",
        "{'initialised': true, 'systemId': '7', 'quorums': [], 'primary': 'pg-0'}"
            + " | epoch is missing",
        "{'initialised': true, 'systemId': '7', 'quorums': [], 'primary': 'pg-0', 'epoch': 1,"
            + " 'members': [1]} | members[0] is not a string",
      })
  void a_marker_that_nobody_of_us_wrote_is_malformed(String text, String message) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> read(text.replace('\'', '"')))
        .withMessage("data.marker: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{", "{\"epoch\": 1, \"epoch\": 2}", "{\"quorums\": [", "{\"epoch\": tru}"},
      quoteCharacter = '`')
  void text_that_is_not_json_is_malformed(String text) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith("data.marker: not JSON: ");
  }

  @Test
  void a_config_map_without_the_key_is_malformed() {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(
            () ->
                MarkerReader.read(
                    Map.of("metadata", Map.of("resourceVersion", "1"), "data", Map.of())))
        .withMessage("data.marker is missing");
  }
}
