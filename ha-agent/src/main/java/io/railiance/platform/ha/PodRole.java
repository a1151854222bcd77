package io.railiance.platform.ha;

import io.railiance.platform.ha.Server.Role;

/** What clients can use a node for. Services select pods by its word. */
enum PodRole {
  PRIMARY("primary"),
  REPLICA("replica"),
  /** No Service selects it. */
  NONE("none");

  private final String word;

  PodRole(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }

  /** While the step that was decided is taken, and after it until the next look. */
  static PodRole of(Observation o, Decision decision) {
    if (takesAway(decision)) {
      return NONE;
    }
    if (leads(o)) {
      return PRIMARY;
    }
    boolean follows = o.server().is(Role.STANDBY) && !o.server().upstream().isEmpty();
    return follows ? REPLICA : NONE;
  }

  /** Whether the server, or what it has, is about to go. */
  static boolean takesAway(Decision decision) {
    return decision instanceof Decision.Fence
        || decision instanceof Decision.Stop
        || decision instanceof Decision.Leave
        || decision instanceof Decision.Refuse
        || decision instanceof Decision.Rewind
        || decision instanceof Decision.Clone;
  }

  /** Not before the row of its epoch is written: a server without one has epoch 0. */
  private static boolean leads(Observation o) {
    return o.server().is(Role.PRIMARY)
        && o.holds()
        && o.lease().epoch() == o.server().epoch()
        && o.now() < o.memory().authorityUntil();
  }
}
