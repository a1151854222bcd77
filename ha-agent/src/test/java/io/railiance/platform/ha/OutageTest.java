package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Server.Role;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a quiet group does when one thing goes wrong; its times are of the simulation's clocks. */
class OutageTest {
  private static final long SCHEDULES = 500;
  private static final long SHORT = 4_500;

  @Test
  void an_api_that_is_away_for_some_seconds_costs_no_failover_although_a_node_is_missing() {
    LongStream.rangeClosed(1, SCHEDULES)
        .forEach(
            seed -> {
              Simulation world = quiet(seed);
              standby(world).crash();
              world.goOn(world.now + 20_000, () -> false);
              world.api.up = false;
              world.after(SHORT, () -> world.api.up = true);
              world.goOn(world.now + 30_000, () -> false);
              assertThat(world.witness.promotions).as("%d%n%s", seed, world.story).isEqualTo(1);
            });
  }

  @Test
  void a_primary_whose_machine_is_gone_is_replaced() {
    LongSummaryStatistics outages =
        LongStream.rangeClosed(1, SCHEDULES)
            .map(
                seed -> {
                  Simulation world = quiet(seed);
                  long gone = world.now;
                  primary(world).crash();
                  int before = world.witness.promotions;
                  world.goOn(gone + 60_000, () -> world.witness.promotions > before);
                  assertThat(world.witness.promotions).as("%d%n%s", seed, world.story).isEqualTo(2);
                  return world.now - gone;
                })
            .summaryStatistics();
    System.out.println("from the loss of a machine to the next promotion, ms: " + outages);
  }

  /** It holds the lease, and nobody can be told of a write: those who can be are to go on. */
  @Test
  void a_primary_that_no_other_node_hears_lets_them_go_on_although_it_reaches_the_api() {
    LongSummaryStatistics outages =
        LongStream.rangeClosed(1, SCHEDULES)
            .mapToObj(OutageTest::quiet)
            .filter(world -> world.settings.durability() == Durability.REQUIRED)
            .mapToLong(OutageTest::untilOthersGoOn)
            .summaryStatistics();
    assertThat(outages.getCount()).isGreaterThan(SCHEDULES / 10);
    System.out.println("from the isolation of a primary to the next promotion, ms: " + outages);
  }

  private static long untilOthersGoOn(Simulation world) {
    Node first = primary(world);
    long cut = world.now;
    for (Node other : world.nodes) {
      first.cutTo.add(other.name);
      other.cutTo.add(first.name);
    }
    world.goOn(cut + 60_000, () -> world.witness.promotions > 1);
    long promoted = world.now;
    int acknowledged = world.witness.acks;
    world.goOn(world.now + 60_000, () -> false);
    assertThat(world.witness.promotions).as("%d%n%s", world.seed, world.story).isEqualTo(2);
    assertThat(world.witness.acks).isGreaterThan(acknowledged + 10);
    world.nodes.forEach(node -> node.cutTo.clear());
    world.goOn(world.now + 30_000, () -> false);
    assertThat(world.witness.promotions).as("%d%n%s", world.seed, world.story).isEqualTo(2);
    assertThat(follows(first)).as("%d%n%s", world.seed, world.story).isTrue();
    return promoted - cut;
  }

  /** Two standbys follow. */
  private static Simulation quiet(long seed) {
    Simulation world = new Simulation(seed, new Decider(), new Promises(), true);
    world.reliable = true;
    world.boot();
    while (world.now < 60_000 && world.nodes.stream().filter(OutageTest::follows).count() < 2) {
      world.goOn(world.now + 1_000, () -> false);
    }
    world.goOn(world.now + 10_000 + world.random.nextLong(5_000), () -> false);
    return world;
  }

  private static boolean follows(Node node) {
    return !node.server.upstream().isEmpty();
  }

  private static Node primary(Simulation world) {
    return world.nodes.stream()
        .filter(node -> node.server.is(Role.PRIMARY))
        .findFirst()
        .orElseThrow();
  }

  private static Node standby(Simulation world) {
    return world.nodes.stream().filter(OutageTest::follows).findFirst().orElseThrow();
  }
}
