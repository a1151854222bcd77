package io.railiance.platform.ha;

import java.sql.SQLException;

/**
 * The primary of another node, as its standby sees it.
 *
 * @param node its name
 * @param epochs all that its log is made of
 */
record Upstream(String node, Address address, String systemId, Epochs epochs) {
  /** Refuses one that is no primary, or has not written the row of its epoch. */
  static Upstream ask(String node, PostgresSettings settings, String password) throws SQLException {
    Address address = settings.nodes().get(node);
    try (Sql sql = new Sql(address, settings.user(), password)) {
      RunningServer server = new RunningServer(sql);
      RunningServer.State state = server.state();
      Epochs epochs = new Epochs(server.epochs(), state.lsn());
      if (state.standby() || epochs.timeline() != state.timeline()) {
        throw new IllegalStateException(node + " is no primary with an epoch");
      }
      return new Upstream(node, address, state.systemId(), epochs);
    }
  }

  /** A copy must know that its primary did not change while it was made. */
  boolean isStill(Upstream other) {
    return systemId.equals(other.systemId) && epochs.list().equals(other.epochs.list());
  }
}
