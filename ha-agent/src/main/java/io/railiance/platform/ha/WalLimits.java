package io.railiance.platform.ha;

/**
 * How much log a server may keep, so that neither a busy hour nor a standby that is gone fills its
 * volume. Sizes are bytes.
 *
 * @param max {@code max_wal_size}: a checkpoint comes before there is more
 * @param keep {@code max_slot_wal_keep_size}: a standby that lacks more is cloned anew
 */
record WalLimits(long max, long keep) {
  private static final long MIB = 1 << 20;

  /** Log between checkpoints is a twentieth of a volume, what standbys lack a fifth. */
  static WalLimits of(long volume) {
    long max = Math.min(Math.max(volume / 20, 64 * MIB), 16_384 * MIB);
    return new WalLimits(max, Math.max(volume / 5, max));
  }

  /** As lines of {@code postgresql.conf}. */
  String config() {
    return String.format(
        "max_wal_size = %dMB%nmax_slot_wal_keep_size = %dMB%n", max / MIB, keep / MIB);
  }
}
