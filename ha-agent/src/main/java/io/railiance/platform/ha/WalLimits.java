package io.railiance.platform.ha;

/**
 * How much log a server may keep, so that neither a busy hour nor a standby that is gone fills its
 * volume. Sizes are bytes, of segments of 16 MiB: PostgreSQL refuses less than two.
 *
 * @param min {@code min_wal_size}: what an idle server keeps to write over
 * @param max {@code max_wal_size}: a checkpoint comes before there is more; and {@code
 *     wal_keep_size}, for a rewind reads back to the last checkpoint before the histories part
 * @param keep {@code max_slot_wal_keep_size}: a standby that lacks more is cloned anew
 */
record WalLimits(long min, long max, long keep) {
  private static final long MIB = 1 << 20;
  private static final long LEAST = 32 * MIB;

  /**
   * Log between checkpoints is a twentieth of a volume, what standbys lack a fifth. A small volume
   * gives up to an eighth, so that not every other segment begins with a checkpoint.
   */
  static WalLimits of(long volume) {
    long small = between(LEAST, volume / 8, 2 * LEAST);
    long max = between(small, volume / 20, 16_384 * MIB);
    return new WalLimits(Math.max(max / 4, LEAST), max, Math.max(volume / 5, max));
  }

  private static long between(long least, long value, long most) {
    return Math.min(Math.max(value, least), most);
  }

  /** As lines of {@code postgresql.conf}. */
  String config() {
    return String.format(
        "min_wal_size = %dMB%nmax_wal_size = %dMB%nwal_keep_size = %dMB%n"
            + "max_slot_wal_keep_size = %dMB%n",
        min / MIB, max / MIB, max / MIB, keep / MIB);
  }
}
