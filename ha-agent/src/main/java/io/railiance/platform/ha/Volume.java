package io.railiance.platform.ha;

/** What a node has on its disk. */
sealed interface Volume {
  Volume EMPTY = new Empty();

  /** No database; a fresh disk, or one that was lost. */
  record Empty() implements Volume {}

  /** Something that must not be touched before a person has looked at it. */
  record Unusable(String why) implements Volume {}

  /**
   * A database.
   *
   * @param systemId as {@code initdb} made it
   * @param id of this copy; another after each clone, so that nobody counts a lost copy as there
   * @param lsn end of its write-ahead log; at least that, while the server is stopped
   * @param whole false while it is rewound: it cannot be read then
   */
  record Data(String systemId, String id, History history, long lsn, boolean whole)
      implements Volume {
    /** By whom and how far: the more recent epoch wins, then the longer log. */
    boolean isAheadOf(Data other) {
      long mine = history.lastEpoch();
      long theirs = other.history.lastEpoch();
      return mine != theirs ? mine > theirs : lsn > other.lsn;
    }

    /** {@code initdb} made it, and nobody ever wrote to it. */
    boolean neverOpened() {
      return history.forks().isEmpty();
    }

    boolean leadsTo(Data other) {
      return systemId.equals(other.systemId) && history.leadsTo(lsn, other.history, other.lsn);
    }
  }
}
