package io.railiance.platform.ha;

import java.io.IOException;
import java.sql.SQLException;

/**
 * The primary of another node, as its standby sees it.
 *
 * @param node its name
 * @param epochs all that its log is made of
 */
record Upstream(String node, Address address, String systemId, Epochs epochs) {
  /** Refuses one that is no primary, or has not written the row of its epoch. */
  static Upstream ask(String node, PostgresSettings settings, Login login)
      throws SQLException, IOException {
    Address address = settings.nodes().get(node);
    try (Sql sql = login.to(address)) {
      RunningServer server = new RunningServer(sql);
      RunningServer.Written written =
          server.written().orElseThrow(() -> new IllegalStateException(node + " is no primary"));
      Epochs epochs = new Epochs(server.epochs(), written.lsn());
      if (epochs.timeline() != written.timeline()) {
        throw new IllegalStateException(node + " has not written its epoch");
      }
      return new Upstream(node, address, written.systemId(), epochs);
    }
  }

  /** A copy must know that its primary did not change while it was made. */
  boolean isStill(Upstream other) {
    return systemId.equals(other.systemId) && epochs.list().equals(other.epochs.list());
  }
}
