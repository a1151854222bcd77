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
    try (Sql sql = connect(node, settings, password)) {
      RunningServer server = new RunningServer(sql);
      RunningServer.State state = server.state();
      Epochs epochs = new Epochs(server.epochs(), state.lsn());
      if (state.standby() || epochs.timeline() != state.timeline()) {
        throw new IllegalStateException(node + " is no primary with an epoch");
      }
      return new Upstream(node, settings.nodes().get(node), state.systemId(), epochs);
    }
  }

  static Sql connect(String node, PostgresSettings settings, String password) throws SQLException {
    return new Sql(settings.nodes().get(node), settings.user(), password);
  }

  /** A copy must know that its primary did not change while it was made. */
  boolean isStill(Upstream other) {
    return systemId.equals(other.systemId) && epochs.list().equals(other.epochs.list());
  }
}
