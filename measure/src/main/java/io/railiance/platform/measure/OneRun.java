package io.railiance.platform.measure;

import io.railiance.platform.Outcome;
import io.railiance.platform.Run;
import io.railiance.platform.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The generator without Maven, once: what a fresh JVM is started for. Prints its peaks of memory in
 * MiB, and the milliseconds that processors worked for it.
 *
 * <pre>{@code
 * heap 148 process 391 cpu 7420
 * }</pre>
 */
final class OneRun {
  private static final long MIB = 1024 * 1024;

  private OneRun() {}

  /**
   * @param args the repository, and the file that is its index
   */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Path.of(args[1]));
    System.out.println(
        "heap " + heapPeak() / MIB + " process " + processPeak() + " cpu " + cpuMillis());
  }

  static void write(Path root, Path index) {
    Outcome outcome = new Run(new Workspace(root), index, line -> {}).write();
    if (outcome.failed()) {
      throw new IllegalStateException(outcome.failure() + " " + outcome.findings());
    }
  }

  /** All threads, the compiler's and the collector's too. */
  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  /** The sum of the heap's pools, each at its highest: no less than what was used at once. */
  private static long heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** What Linux saw in memory of this process at most, Helm's share included; 0 elsewhere. */
  private static long processPeak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }
}
