package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace();

  @Test
  void a_node_that_follows_looks_each_second() {
    assertThat(pace.after(Looks.standby(1_000, 0, true))).isEqualTo(1_000);
  }

  @Test
  void a_primary_does_not_sleep_over_a_renewal() {
    assertThat(Looks.primary().untilRenewal()).isEqualTo(500);
    assertThat(pace.after(Looks.primary())).isEqualTo(500);
  }

  @Test
  void nobody_sleeps_over_the_end_of_a_lease() {
    assertThat(pace.after(Looks.standby(11_700, 0, true))).isEqualTo(300);
    assertThat(pace.after(Looks.standby(12_000, 0, true))).as("it is over").isEqualTo(1_000);
  }

  @Test
  void who_has_promised_looks_often_until_the_holder_leads_or_its_lease_is_over() {
    assertThat(pace.after(Looks.standby(1_000, 7, true))).isEqualTo(100);
    assertThat(pace.after(Looks.standby(1_000, 6, true))).as("an earlier one").isEqualTo(1_000);
    assertThat(pace.after(Looks.standby(12_000, 7, true))).isEqualTo(1_000);
  }

  @Test
  void an_api_that_did_not_answer_is_asked_again_at_once_and_then_left_in_peace() {
    assertThat(pace.after(Looks.standby(1_000, 0, false))).isEqualTo(20);
    assertThat(pace.after(Looks.standby(1_000, 0, false))).isEqualTo(500);
    assertThat(pace.after(Looks.standby(1_000, 0, true))).isEqualTo(1_000);
    assertThat(pace.after(Looks.standby(1_000, 0, false))).isEqualTo(20);
  }

  @Test
  void a_look_ends_long_before_authority_does() {
    long authority = Looks.primary().settings().authorityMillis();
    assertThat(Pace.LONGEST_LOOK.toMillis()).isLessThan(authority / 4);
  }
}
