package io.railiance.platform.spec;

import io.railiance.platform.report.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The reader as Jazzer sees it; {@code make fuzz} runs it. At the end it says what was seen.
 *
 * <pre>{@code
 * 12003 inputs: 23 are a spec of some kind, 11980 are none; findings by rule {spec-file=8, ...}
 * }</pre>
 */
public final class ReaderFuzz {
  private static final LongAdder READ = new LongAdder();
  private static final LongAdder REFUSED = new LongAdder();
  private static final Map<String, LongAdder> RULES = new ConcurrentSkipListMap<>();

  private ReaderFuzz() {}

  /** Jazzer finds both by their names. */
  public static void fuzzerInitialize() {
    Runtime.getRuntime().addShutdownHook(new Thread(ReaderFuzz::summary));
  }

  public static void fuzzerTestOneInput(byte[] bytes) {
    List<List<Finding>> reports = AnyBytes.read(bytes);
    (reports.contains(List.<Finding>of()) ? READ : REFUSED).increment();
    reports.stream()
        .flatMap(List::stream)
        .map(Finding::rule)
        .forEach(rule -> RULES.computeIfAbsent(rule, each -> new LongAdder()).increment());
  }

  private static void summary() {
    System.out.println(
        (READ.sum() + REFUSED.sum())
            + " inputs: "
            + READ
            + " are a spec of some kind, "
            + REFUSED
            + " are none; findings by rule "
            + RULES);
  }
}
