package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Server.Role;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SwitchoverTest {
  private static final long SCHEDULES = 500;
  private static final long LONGEST = 15_000;

  @Test
  void the_node_that_was_named_leads_next() {
    LongSummaryStatistics outages =
        LongStream.rangeClosed(1, SCHEDULES).map(SwitchoverTest::outage).summaryStatistics();
    System.out.println("without a write in a planned switchover, ms: " + outages);
  }

  /** A quiet group, and then one that is asked to let the last node lead. */
  private static long outage(long seed) {
    Simulation world = new Simulation(seed, new Decider(), new Promises(), true);
    world.reliable = true;
    world.boot();
    world.goOn(40_000, () -> world.witness.acks > 10);
    Node first = primary(world);
    Node candidate = world.nodes.get(first == world.nodes.get(2) ? 1 : 2);

    // As often as it takes for a standby that is on its way to be there
    while (world.now < 60_000 && candidate.server.upstream().isEmpty()) {
      world.goOn(world.now + 1_000, () -> false);
    }
    first.switchOver(candidate.name);
    world.goOn(world.now + LONGEST, () -> candidate.server.is(Role.PRIMARY));
    assertThat(primary(world)).as("seed %d%n%s", seed, world.story).isSameAs(candidate);

    long stopped = world.witness.lastAckAt;
    int before = world.witness.acks;
    world.goOn(world.now + LONGEST, () -> world.witness.acks > before);
    assertThat(world.witness.acks).as("seed %d%n%s", seed, world.story).isGreaterThan(before);
    return world.witness.lastAckAt - stopped;
  }

  private static Node primary(Simulation world) {
    return world.nodes.stream()
        .filter(node -> node.server.is(Role.PRIMARY))
        .findFirst()
        .orElseThrow();
  }
}
