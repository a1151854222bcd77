package io.railiance.platform.ha;

/**
 * What a process remembers between two looks. It is gone with the process. Times are of the node's
 * own monotonic clock.
 *
 * @param leaseChangedAt when the lease was first seen as it is
 * @param renewedAt when the last renewal that succeeded was begun
 * @param heldSince when the lease was taken
 * @param authorityUntil a primary stops itself at this moment
 * @param promisedEpoch see {@link Peer#promisedEpoch}
 * @param yieldUntil no try for the lease before this moment
 * @param switchedAt position at which the present quorum was set; -1 if it was not in this epoch
 */
record Memory(
    long leaseChangedAt,
    long renewedAt,
    long heldSince,
    long authorityUntil,
    long promisedEpoch,
    long yieldUntil,
    long switchedAt) {
  static Memory atStart(long now) {
    return new Memory(now, now, now, now, 0, now, -1);
  }

  Memory leaseSeen(long now) {
    return new Memory(
        now, renewedAt, heldSince, authorityUntil, promisedEpoch, yieldUntil, switchedAt);
  }

  /** Whoever was yielded to gave the lease away, and does not lead. */
  Memory leaseFreed(long now) {
    return new Memory(now, renewedAt, heldSince, authorityUntil, promisedEpoch, now, switchedAt);
  }

  Memory renewed(long begun, long until) {
    return new Memory(
        leaseChangedAt, begun, heldSince, until, promisedEpoch, yieldUntil, switchedAt);
  }

  Memory taken(long begun, long until, long epoch) {
    return new Memory(begun, begun, begun, until, Math.max(promisedEpoch, epoch), yieldUntil, -1);
  }

  Memory authorityUntil(long until) {
    return new Memory(
        leaseChangedAt,
        renewedAt,
        heldSince,
        Math.max(authorityUntil, until),
        promisedEpoch,
        yieldUntil,
        switchedAt);
  }

  Memory promised(long epoch) {
    return new Memory(
        leaseChangedAt, renewedAt, heldSince, authorityUntil, epoch, yieldUntil, switchedAt);
  }

  Memory yieldUntil(long moment) {
    return new Memory(
        leaseChangedAt,
        renewedAt,
        heldSince,
        authorityUntil,
        promisedEpoch,
        Math.max(yieldUntil, moment),
        switchedAt);
  }

  Memory switchedAt(long lsn) {
    return new Memory(
        leaseChangedAt, renewedAt, heldSince, authorityUntil, promisedEpoch, yieldUntil, lsn);
  }
}
