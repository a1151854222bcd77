package io.railiance.platform.ha;

/**
 * The PostgreSQL process of a node.
 *
 * @param upstream the node it streams from; empty if from none, {@link #UNHEARD} if that one is
 *     silent
 * @param epoch in which it was promoted; 0 if it was not
 */
record Server(Role role, String upstream, long epoch) {
  static final Server STOPPED = new Server(Role.STOPPED, "", 0);
  static final Server SILENT = new Server(Role.SILENT, "", 0);
  static final Server ALONE = new Server(Role.STANDBY, "", 0);

  /** The upstream of a standby that is to stream and receives nothing: it follows no node. */
  static final String UNHEARD = "?";

  enum Role {
    STOPPED,
    /** Read-only. */
    STANDBY,
    PRIMARY,
    /** It runs, or may, and did not answer in time: whatever it does, nothing is known of it. */
    SILENT
  }

  static Server following(String upstream) {
    return new Server(Role.STANDBY, upstream, 0);
  }

  static Server primary(long epoch) {
    return new Server(Role.PRIMARY, "", epoch);
  }

  boolean is(Role other) {
    return role == other;
  }
}
