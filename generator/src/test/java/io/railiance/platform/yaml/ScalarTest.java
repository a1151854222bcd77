package io.railiance.platform.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "Null",
        "y",
        "NO",
        "off",
        "1",
        "-17",
        "1_000",
        "1e3",
        "+1.5E-7",
        ".5",
        "1.",
        "0b1",
        "0o17",
        "0xff",
        "1:30",
        "190:20:30.15",
        ".inf",
        "-.NaN",
        "2026-11-25",
        "=",
        "<<"
      })
  void yaml_1_1_takes_it_for_something_else(String text) {
    assertThat(Scalar.isSpecialInYaml11(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"e7", "_", "_1", "v1", "1.2.3", "12e", "0b2", "yes-no", "9.1.2-trixie"})
  void is_text_in_yaml_1_1_too(String text) {
    assertThat(Scalar.isSpecialInYaml11(text)).isFalse();
  }
}
