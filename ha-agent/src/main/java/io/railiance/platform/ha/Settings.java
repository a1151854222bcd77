package io.railiance.platform.ha;

import java.util.List;

/**
 * What is the same for all nodes of a group. Times are milliseconds.
 *
 * @param nodes by ordinal: {@code pg-0}, {@code pg-1}, {@code pg-2}
 * @param leaseMillis a lease that nobody renewed for so long, by the observer's own clock, is over
 * @param authorityMillis a primary whose last renewal began longer ago stops itself; shorter than a
 *     lease by more than a stop takes and clocks differ
 * @param retryMillis between two renewals
 * @param patienceMillis how long a holder of the lease waits for answers that it lacks
 * @param maxLag bytes of log that a standby may be behind and still be waited for, or be handed
 *     over to
 * @param acknowledgements standbys that must have a write before it is acknowledged
 */
record Settings(
    List<String> nodes,
    long leaseMillis,
    long authorityMillis,
    long retryMillis,
    long patienceMillis,
    Durability durability,
    int acknowledgements,
    long maxLag) {
  Settings {
    nodes = List.copyOf(nodes);
    if (authorityMillis >= leaseMillis || retryMillis >= authorityMillis) {
      throw new IllegalArgumentException("a lease outlasts authority, and authority a retry");
    }
  }

  /** A segment of log is sent in less time than a person notices. */
  static Settings of(List<String> nodes, Durability durability) {
    return new Settings(nodes, 12_000, 8_000, 2_000, 20_000, durability, 1, 16 << 20);
  }
}
