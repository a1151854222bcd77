package io.railiance.platform.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A time in which a server accepted writes, from the first to the last, in microseconds. */
record Run(String server, long from, long to) {

  /** Tried five times a second: who did not accept for so long did not accept. */
  private static final long PAUSE = 1_000_000;

  static List<Run> of(String server, Collection<Long> accepted) {
    var runs = new ArrayList<Run>();
    long from = Long.MIN_VALUE;
    long last = Long.MIN_VALUE;
    for (long instant : accepted.stream().sorted().toList()) {
      if (last == Long.MIN_VALUE) {
        from = instant;
      } else if (instant - last > PAUSE) {
        runs.add(new Run(server, from, last));
        from = instant;
      }
      last = instant;
    }
    if (last != Long.MIN_VALUE) {
      runs.add(new Run(server, from, last));
    }
    return runs;
  }

  /** How long both accepted; a clean handover is no time at all. */
  long overlap(Run other) {
    return server.equals(other.server)
        ? 0
        : Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
  }

  /** How much of it is after {@code instant}. */
  long after(long instant) {
    return Math.max(0, to - Math.max(from, instant));
  }

  boolean contains(long instant) {
    return from <= instant && instant <= to + PAUSE;
  }
}
