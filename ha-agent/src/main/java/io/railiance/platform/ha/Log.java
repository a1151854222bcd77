package io.railiance.platform.ha;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line for each thing that happens, beside those of PostgreSQL:
 *
 * <pre>
 * 2026-06-09T10:13:20.123Z ha: takes the lease
 * </pre>
 *
 * <p>Not {@code java.util.logging}: its own shutdown hook closes its handlers when SIGTERM comes,
 * and what a node does from then on is what people want to know most.
 */
record Log(PrintStream out, Clock clock) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z' ", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Log standard() {
    return new Log(System.out, Clock.systemUTC());
  }

  /** What programs printed may have several lines. */
  void say(String text) {
    out.println(TIME.format(Instant.now(clock)) + "ha: " + text.strip().replaceAll("\\R", " | "));
  }

  /** The one thing that has a stack trace. */
  void bug(Throwable bug) {
    say("a bug ends the agent, and its server with it");
    bug.printStackTrace(out);
  }
}
