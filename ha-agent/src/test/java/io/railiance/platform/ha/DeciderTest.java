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
        .isEqualTo(new Decision.ReleaseLease("the volume is of another database", "pg-1"));
  }

  @Test
  void others_with_such_a_volume_refuse() {
    assertThat(decider.decide(Looks.with(UNUSABLE)))
        .isEqualTo(new Decision.Refuse("pg_control is damaged"));
    assertThat(decider.decide(Looks.with(FOREIGN))).isInstanceOf(Decision.Refuse.class);
  }
}
