package io.railiance.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecondsTest {

  @Test
  void an_odd_number_of_repetitions_has_its_median_in_the_middle() {
    assertThat(new Seconds(3, 1, 9).median()).isEqualTo(3);
  }

  @Test
  void an_even_number_of_repetitions_has_its_median_between_the_two_in_the_middle() {
    assertThat(new Seconds(4, 1, 9, 2).median()).isEqualTo(3);
  }

  @Test
  void the_spread_is_shown_with_the_median() {
    assertThat(new Seconds(0.55, 0.46).and(0.484)).hasToString("0.48 (0.46 to 0.55)");
  }

  @Test
  void one_repetition_has_no_spread() {
    assertThat(new Seconds(2)).hasToString("2.00");
  }

  @Test
  void what_takes_a_tenth_is_ten_times_faster() {
    assertThat(new Seconds(0.5).times(new Seconds(5))).isEqualTo(10);
  }

  @Test
  void no_repetition_is_no_measurement() {
    assertThatThrownBy(Seconds::new).hasMessage("nothing was measured");
  }
}
