package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodRoleTest {
  private static final Decision WAIT = new Decision.Wait("leading");

  @Test
  void a_primary_is_one_for_clients_only_as_long_as_it_has_the_lease_of_its_epoch() {
    assertThat(PodRole.of(Looks.primary(), WAIT)).isEqualTo(PodRole.PRIMARY);
    assertThat(PodRole.of(Looks.primaryWithoutAuthority(), WAIT)).isEqualTo(PodRole.NONE);
    assertThat(PodRole.of(Looks.with(Server.primary(7)), WAIT))
        .as("the lease is another's")
        .isEqualTo(PodRole.NONE);
  }

  @Test
  void it_is_none_before_it_is_stopped() {
    assertThat(PodRole.of(Looks.primary(), new Decision.Fence("late"))).isEqualTo(PodRole.NONE);
    assertThat(PodRole.of(Looks.primary(), new Decision.Stop("asked to"))).isEqualTo(PodRole.NONE);
  }

  @Test
  void a_standby_is_a_replica_while_it_follows_somebody() {
    assertThat(PodRole.of(Looks.standby(), WAIT)).isEqualTo(PodRole.REPLICA);
    assertThat(PodRole.of(Looks.with(Server.ALONE), WAIT)).isEqualTo(PodRole.NONE);
    assertThat(PodRole.of(Looks.with(Server.STOPPED), WAIT)).isEqualTo(PodRole.NONE);
    assertThat(PodRole.of(Looks.standby(), new Decision.Rewind("pg-2"))).isEqualTo(PodRole.NONE);
    assertThat(PodRole.of(Looks.standby(), new Decision.Refuse("stranger")))
        .isEqualTo(PodRole.NONE);
  }
}
