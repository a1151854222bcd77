package io.railiance.platform.ha;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which epoch wrote which part of a copy's log. PostgreSQL's timelines cannot tell: two nodes can
 * open the same one. Three witnesses together can:
 *
 * <ul>
 *   <li>the table {@code ha.epochs}, the first thing that a new primary writes. It travels with the
 *       log, so a copy that has replayed the row needs nobody else;
 *   <li>{@link EpochsFile}, for the log between a fork and the row of its epoch;
 *   <li>{@link Timelines}, which say where the forks are.
 * </ul>
 *
 * <p>What a crash leaves, step by step. A promotion is: (1) write the file with the pending epoch;
 * (2) {@code pg_promote}: PostgreSQL writes the history file, then the first log of the timeline;
 * (3) write the row.
 *
 * <ul>
 *   <li>Before (1) is renamed into place: nothing happened.
 *   <li>After (1): no log lies beyond a fork that the table does not know, so the pending epoch
 *       labels nothing. The next promotion or the next upstream replaces the file before any log
 *       comes.
 *   <li>In (2), with a history file but no log beyond it: the same. PostgreSQL now follows a
 *       timeline that nobody else has; {@link #hasAll} finds it, and the copy is made anew rather
 *       than led to follow.
 *   <li>After (2): there is log beyond an unknown fork, and only this node can have written it,
 *       under the pending epoch. It stays in the file's list when the next promotion replaces it.
 *   <li>After (3) is on disk: the table knows.
 * </ul>
 *
 * <p>A standby is: (1) ask the primary for all of its rows, which has its own, or is refused; (2)
 * write them into the file; (3) stream. After (2), rows that begin beyond the end of the log say
 * nothing yet, and the next promotion drops them. A primary that opens another timeline under a
 * standby which it did not tell sends log before the row; for as long as it is not replayed, that
 * log has no label. It gets none, and {@link #end} is where it begins.
 *
 * @param end all log up to here has a label
 */
record Epochs(List<Epoch> list, long end) {
  Epochs {
    list = List.copyOf(list);
  }

  /**
   * @param lsn end of the copy's log
   */
  static Epochs of(List<Epoch> table, EpochsFile file, Timelines timelines, long lsn) {
    Map<Integer, Epoch> known = new HashMap<>();
    file.known().forEach(epoch -> known.put(epoch.timeline(), epoch));
    table.forEach(epoch -> known.put(epoch.timeline(), epoch));
    List<Epoch> all = new ArrayList<>();
    for (Timelines.Start start : timelines.starts()) {
      if (start.lsn() >= lsn) {
        break;
      }
      Epoch epoch = known.get(start.timeline());
      if (epoch == null && start.equals(timelines.newest()) && file.pending() > 0) {
        epoch = new Epoch(file.pending(), start.timeline(), start.lsn());
      }
      if (epoch == null || epoch.start() != start.lsn()) {
        return new Epochs(all, start.lsn());
      }
      all.add(epoch);
    }
    return new Epochs(all, lsn);
  }

  History history() {
    return new History(list.stream().map(Epoch::fork).toList());
  }

  Epochs and(Epoch next) {
    List<Epoch> more = new ArrayList<>(list);
    more.add(next);
    return new Epochs(more, end);
  }

  /** The newest; 1 is what {@code initdb} makes, in no epoch. */
  int timeline() {
    return list.isEmpty() ? 1 : list.get(list.size() - 1).timeline();
  }

  long last() {
    return history().lastEpoch();
  }

  boolean forksAt(long lsn) {
    return list.stream().anyMatch(epoch -> epoch.start() == lsn);
  }

  /** Whether PostgreSQL can follow one with this list: it knows no fork that is not in it. */
  boolean hasAll(Timelines of) {
    return of.starts().stream()
        .allMatch(
            start ->
                list.stream()
                    .anyMatch(e -> e.timeline() == start.timeline() && e.start() == start.lsn()));
  }

  /**
   * Whether {@code pg_rewind} finds the fork: it takes a timeline of the same number for the same,
   * so the first that differ must have different numbers.
   */
  boolean canRewindTo(Epochs primary) {
    for (int i = 0; i < Math.min(list.size(), primary.list.size()); i++) {
      if (!list.get(i).equals(primary.list.get(i))) {
        return list.get(i).timeline() != primary.list.get(i).timeline();
      }
    }
    return true;
  }
}
