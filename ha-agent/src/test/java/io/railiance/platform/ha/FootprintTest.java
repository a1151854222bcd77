package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What an idle agent takes from the database beside it: {@code -Dmeasure}. Its memory has a bound;
 * times are printed, for they say as much of the machine.
 */
@EnabledIfSystemProperty(named = "measure", matches = ".*")
class FootprintTest {
  private static final int TICKS_PER_SECOND = 100;

  @Test
  void an_idle_agent_is_small() throws Exception {
    try (Container container = new Container()) {
      Instant begun = Instant.now();
      long pid = container.start().pid();
      container.awaitLeader();
      Duration start = Duration.between(begun, firstRound(container));
      idle(container);
      long ticks = ticks(pid);
      idle(container);
      double cpu = (ticks(pid) - ticks) / 60.0 / TICKS_PER_SECOND;
      long kib = resident(pid);
      System.out.printf(
          "resident %.1f MiB, %.2f %% of a core, first round after %.2f s%n",
          kib / 1024.0, cpu * 100, start.toMillis() / 1e3);
      assertThat(kib).isLessThan(96 * 1024);
    }
  }

  /** A minute, in which it is asked as Prometheus and the kubelet ask. */
  private static void idle(Container container) throws Exception {
    for (int i = 0; i < 6; i++) {
      Thread.sleep(10_000);
      assertThat(container.page("/healthz").statusCode()).isEqualTo(200);
      assertThat(container.page("/readyz").statusCode()).isEqualTo(200);
      assertThat(container.page("/metrics").body()).contains("ha_leader 1.0");
    }
  }

  /** Its decision is the line after the first. */
  private static Instant firstRound(Container container) throws Exception {
    return container
        .output()
        .lines()
        .filter(line -> line.contains(" ha: ") && !line.contains(" ha: starts"))
        .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  private static long ticks(long pid) throws Exception {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static long resident(long pid) throws Exception {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
