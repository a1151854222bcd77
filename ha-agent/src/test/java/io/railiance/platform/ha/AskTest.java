package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AskTest {
  @Test
  void a_holder_that_the_marker_names_asks_nobody_on_its_way_to_lead() {
    assertThat(Ask.isNeeded(Looks.holder(Server.ALONE, 6))).isFalse();
  }

  @Test
  void it_asks_if_its_server_is_not_ready_or_it_did_lead_in_this_epoch_or_leads() {
    assertThat(Ask.isNeeded(Looks.holder(Server.STOPPED, 6))).isTrue();
    assertThat(Ask.isNeeded(Looks.holder(Server.ALONE, 7))).isTrue();
    assertThat(Ask.isNeeded(Looks.holder(Server.primary(7), 7))).isTrue();
  }

  @Test
  void a_lease_that_was_released_or_taken_since_is_news() {
    Ask.LeaseState held = new Ask.LeaseState(7, false);
    Ask.LeaseState released = new Ask.LeaseState(7, true);
    Ask.LeaseState taken = new Ask.LeaseState(8, false);
    assertThat(released.isAfter(held)).isTrue();
    assertThat(taken.isAfter(released)).isTrue();
    assertThat(taken.isAfter(held)).isTrue();
    assertThat(held.isAfter(held)).isFalse();
    assertThat(held.isAfter(released)).isFalse();
    assertThat(released.isAfter(taken)).isFalse();
    assertThat(Ask.LeaseState.UNKNOWN.isAfter(held)).isFalse();
  }

  @Test
  void all_others_ask() {
    assertThat(Ask.isNeeded(Looks.standby())).isTrue();
    assertThat(Ask.isNeeded(Looks.with(Server.ALONE))).isTrue();
  }
}
