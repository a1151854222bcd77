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
 * @param switchedAt position at which the present quorum was set; -1 if that is not known, or was
 *     not in this epoch
 * @param answeredAt when the server last answered, or was stopped
 */
record Memory(
    long leaseChangedAt,
    long renewedAt,
    long heldSince,
    long authorityUntil,
    long promisedEpoch,
    long yieldUntil,
    long switchedAt,
    long answeredAt) {
  static Memory atStart(long now) {
    return new Memory(now, now, now, now, 0, now, -1, now);
  }

  Memory leaseSeen(long now) {
    return new Memory(
        now,
        renewedAt,
        heldSince,
        authorityUntil,
        promisedEpoch,
        yieldUntil,
        switchedAt,
        answeredAt);
  }

  /** Whoever was yielded to gave the lease away, and does not lead. */
  Memory leaseFreed(long now) {
    return new Memory(
        now, renewedAt, heldSince, authorityUntil, promisedEpoch, now, switchedAt, answeredAt);
  }

  Memory renewed(long begun, long until) {
    return new Memory(
        leaseChangedAt, begun, heldSince, until, promisedEpoch, yieldUntil, switchedAt, answeredAt);
  }

  Memory taken(long begun, long until, long epoch) {
    return new Memory(
        begun, begun, begun, until, Math.max(promisedEpoch, epoch), yieldUntil, -1, answeredAt);
  }

  Memory authorityUntil(long until) {
    return new Memory(
        leaseChangedAt,
        renewedAt,
        heldSince,
        Math.max(authorityUntil, until),
        promisedEpoch,
        yieldUntil,
        switchedAt,
        answeredAt);
  }

  Memory promised(long epoch) {
    return new Memory(
        leaseChangedAt,
        renewedAt,
        heldSince,
        authorityUntil,
        epoch,
        yieldUntil,
        switchedAt,
        answeredAt);
  }

  Memory yieldUntil(long moment) {
    return new Memory(
        leaseChangedAt,
        renewedAt,
        heldSince,
        authorityUntil,
        promisedEpoch,
        Math.max(yieldUntil, moment),
        switchedAt,
        answeredAt);
  }

  Memory switchedAt(long lsn) {
    return new Memory(
        leaseChangedAt,
        renewedAt,
        heldSince,
        authorityUntil,
        promisedEpoch,
        yieldUntil,
        lsn,
        answeredAt);
  }

  Memory answered(long now) {
    return new Memory(
        leaseChangedAt,
        renewedAt,
        heldSince,
        authorityUntil,
        promisedEpoch,
        yieldUntil,
        switchedAt,
        now);
  }
}
