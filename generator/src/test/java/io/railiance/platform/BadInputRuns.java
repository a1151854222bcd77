package io.railiance.platform;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A program: runs one repository after the other, each with the mistake that it is named by, and
 * says how long each took.
 *
 * <pre>{@code
 * 04-alias-bomb 12 ms, 10 ms of them at work, refused
 * }</pre>
 */
final class BadInputRuns {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** A repository without a mistake: a run of it loads what a process loads once. */
  static final String WARM = "00-warm";

  private BadInputRuns() {}

  public static void main(String[] repositories) {
    for (String repository : repositories) {
      Path root = Path.of(repository);
      BadInput input = new BadInput(root.getFileName().toString());
      long start = System.nanoTime();
      long atWork = THREADS.getCurrentThreadCpuTime();
      Outcome outcome = input.outcome(root);
      if (!input.name().equals(WARM)) {
        System.out.printf(
            Locale.ROOT,
            "%s %d ms, %d ms of them at work, %s%n",
            input,
            (System.nanoTime() - start) / 1_000_000,
            (THREADS.getCurrentThreadCpuTime() - atWork) / 1_000_000,
            outcome.failed() ? "refused" : "accepted");
      }
    }
  }
}
