package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a simulation would only see as a delay. */
class DeciderTest {
  private static final Volume UNUSABLE = new Volume.Unusable("pg_control is damaged");
  private static final Volume FOREIGN =
      new Volume.Data("4711", "c9", new History(List.of(new History.Fork(2, 50))), 60, true);

  private final Decider decider = new Decider();

  @Test
  void a_holder_that_cannot_use_its_volume_gives_the_lease_to_one_that_can_lead() {
    assertThat(decider.decide(Looks.holder(UNUSABLE)))
        .isEqualTo(new Decision.ReleaseLease("pg_control is damaged", "pg-1"));
    assertThat(decider.decide(Looks.holder(FOREIGN)))
        .isEqualTo(new Decision.ReleaseLease(Decider.FOREIGN, "pg-1"));
  }

  @Test
  void others_with_such_a_volume_refuse() {
    assertThat(decider.decide(Looks.with(UNUSABLE)))
        .isEqualTo(new Decision.Refuse("pg_control is damaged"));
    assertThat(decider.decide(Looks.with(FOREIGN))).isInstanceOf(Decision.Refuse.class);
  }

  @Test
  void a_silent_holder_neither_renews_nor_asks_and_is_ended_with_its_authority() {
    Observation silent = Looks.silent("pg-0", 60_000, 1);
    assertThat(decider.decide(silent)).isEqualTo(new Decision.Wait("for its server to answer"));
    assertThat(silent.untilRenewal()).as("a renewal is due").isNegative();
    assertThat(Ask.of(silent))
        .isEqualTo(new Ask("pg-0", 0, false, Ask.LeaseState.of(silent.lease())));
    assertThat(Ask.isNeeded(silent)).isFalse();
    assertThat(decider.decide(Looks.silent("pg-0", 60_000, 0)))
        .isEqualTo(new Decision.Fence("the server does not answer"));
  }

  @Test
  void a_silent_server_of_another_node_is_given_a_moment_and_then_ended() {
    assertThat(decider.decide(Looks.silent("pg-1", 3_999, 0))).isInstanceOf(Decision.Wait.class);
    assertThat(decider.decide(Looks.silent("pg-1", 4_000, 0))).isInstanceOf(Decision.Fence.class);
  }
}
