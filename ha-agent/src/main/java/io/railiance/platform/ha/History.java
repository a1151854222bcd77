package io.railiance.platform.ha;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose writes a volume holds: the epochs whose primaries wrote it, each with the position after
 * which it began, in order. PostgreSQL's timelines, but numbered by the lease: two nodes can open
 * the same timeline, never the same epoch.
 */
record History(List<Fork> forks) {
  static final History NONE = new History(List.of());

  /**
   * @param start position of the last write that is not of this epoch
   */
  record Fork(long epoch, long start) {}

  History {
    forks = List.copyOf(forks);
  }

  long lastEpoch() {
    return forks.isEmpty() ? 0 : forks.get(forks.size() - 1).epoch();
  }

  History forkedAt(long lsn, long epoch) {
    List<Fork> more = new ArrayList<>(forks);
    more.add(new Fork(epoch, lsn));
    return new History(more);
  }

  /** Whether data up to {@code lsn} with this history is the beginning of the other. */
  boolean leadsTo(long lsn, History other, long otherLsn) {
    int size = forks.size();
    if (size > other.forks.size() || !forks.equals(other.forks.subList(0, size))) {
      return false;
    }
    return lsn <= (size == other.forks.size() ? otherLsn : other.forks.get(size).start());
  }

  /** Whether a write of an epoch is in data up to {@code lsn} with this history. */
  boolean holds(long lsn, long epoch, long write) {
    for (int i = 0; i < forks.size(); i++) {
      if (forks.get(i).epoch() == epoch) {
        long end = i + 1 < forks.size() ? forks.get(i + 1).start() : lsn;
        return forks.get(i).start() < write && write <= end;
      }
    }
    return false;
  }
}
