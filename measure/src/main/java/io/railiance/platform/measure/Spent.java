package io.railiance.platform.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a program took, from its start to its end.
 *
 * @param cpu seconds that processors worked, which other work on the machine hardly changes
 * @param mib of memory that Linux saw of it at most; 0 elsewhere
 * @param status its own; -1 where it was ended after the limit
 */
record Spent(double seconds, double cpu, long mib, int status) {
  private static final long LOOK_MILLIS = 20;

  static Spent by(Duration limit, Path output, String... command)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long mib = 0;
    Duration cpu = Duration.ZERO;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      mib = Math.max(mib, peak(process.pid()));
      cpu = process.info().totalCpuDuration().filter(now -> !now.isZero()).orElse(cpu);
      if (System.nanoTime() - start > limit.toNanos()) {
        process.destroyForcibly().waitFor();
        return new Spent(seconds(start), cpu.toMillis() / 1e3, mib, -1);
      }
    }
    return new Spent(seconds(start), cpu.toMillis() / 1e3, mib, process.exitValue());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long peak(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // It ended between two looks, or this is no Linux.
      return 0;
    }
  }
}
