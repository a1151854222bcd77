package io.railiance.platform.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the figures depend on, and nothing that names the machine. */
final class Machine {

  private Machine() {}

  /** {@code 2 cores, 24 GiB, Linux 6.8.0 amd64, JDK 17.0.12, load 0.3}. */
  static String facts() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%d cores, %.0f GiB, %s %s, JDK %s, load %.1f",
        system.getAvailableProcessors(),
        system.getTotalMemorySize() / Math.pow(2, 30),
        system.getName(),
        system.getArch(),
        Runtime.version(),
        system.getSystemLoadAverage());
  }
}
