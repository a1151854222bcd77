package io.railiance.platform.ha;

import java.util.ArrayList;
import java.util.List;

/** Sees every acknowledged write and every promotion, and says what must never be. */
final class Witness {
  private record Write(long epoch, long lsn) {}

  private final boolean synchronous;
  private final List<Write> acknowledged = new ArrayList<>();
  private long newestEpoch;
  private long newestFirstAck = Long.MAX_VALUE;
  private History newest = History.NONE;
  private long newestLsn;
  long lastAckAt;
  int acks;
  int promotions;

  Witness(boolean synchronous) {
    this.synchronous = synchronous;
  }

  /** In synchronous mode a new primary has every write that was ever acknowledged. */
  void promoted(long epoch, Volume.Data data) {
    promotions++;
    if (epoch > newestEpoch) {
      newestEpoch = epoch;
      newestFirstAck = Long.MAX_VALUE;
      newest = data.history();
      newestLsn = data.lsn();
      if (synchronous) {
        for (Write write : acknowledged) {
          if (!newest.holds(newestLsn, write.epoch, write.lsn)) {
            throw new Broken("the primary of epoch " + epoch + " lacks the acknowledged " + write);
          }
        }
      }
    }
  }

  /**
   * @param excused whether the node was frozen just now, and its guard has not yet run
   */
  void acknowledged(long now, long issuedAt, long epoch, long lsn, boolean excused) {
    acks++;
    lastAckAt = now;
    if (epoch == newestEpoch) {
      newestFirstAck = Math.min(newestFirstAck, now);
    } else if (issuedAt > newestFirstAck && (synchronous || !excused)) {
      throw new Broken("epoch " + epoch + " still acknowledges while " + newestEpoch + " does");
    } else if (synchronous && !newest.holds(newestLsn, epoch, lsn)) {
      throw new Broken(
          "epoch "
              + epoch
              + " acknowledges "
              + lsn
              + ", which the primary of "
              + newestEpoch
              + " lacks");
    }
    acknowledged.add(new Write(epoch, lsn));
  }

  static final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
      super(what);
    }
  }
}
