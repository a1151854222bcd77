package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "500m, 0.5",
    "1.5Gi, 1610612736",
    "64Mi, 67108864",
    "1Ki, 1024",
    "2k, 2000",
    "2E, 2000000000000000000",
    "2e3, 2000",
    "2E3, 2000",
    "1e-3, 0.001",
    "100n, 0.0000001",
    "3u, 0.000003",
    "-1, -1",
    "+1, 1",
    ".5, 0.5",
    "5., 5"
  })
  void readsWhatKubernetesReads(String text, BigDecimal amount) {
    assertThat(Quantity.parse(text).orElseThrow().amount()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "10GB", "1.5.Gi", "1 Gi", "1gi", "1K", "Gi", "1e400", "0x1", "1,5", "."})
  void refusesWhatKubernetesRefuses(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }
}
