package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@code -Dschedules=1000000}, {@code -Dseed=4711} to replay one. */
class SimulationIT {
  private static final long SCHEDULES = Long.getLong("schedules", 100_000);

  @Test
  void whatever_goes_wrong_no_acknowledged_write_is_lost_and_nobody_writes_beside_another() {
    long first = Long.getLong("seed", 1);
    long count = Long.getLong("seed") == null ? SCHEDULES : 1;
    var outages =
        LongStream.range(first, first + count)
            .parallel()
            .map(SimulationIT::survive)
            .summaryStatistics();
    assertThat(outages.getCount()).isEqualTo(count);
    System.out.println(
        count + " schedules; until the first write after the last fault: " + outages);
  }

  private static long survive(long seed) {
    try {
      return new Simulation(seed, new Decider(), new Promises(), false).run();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(broken + "\nseed " + seed + "\n" + story(seed), broken);
    }
  }

  private static String story(long seed) {
    Simulation told = new Simulation(seed, new Decider(), new Promises(), true);
    try {
      told.run();
    } catch (AssertionError | RuntimeException expected) {
      told.tell("", expected);
    }
    return told.settings.durability()
        + ", "
        + told.settings.nodes().size()
        + " nodes\n"
        + told.story;
  }
}
