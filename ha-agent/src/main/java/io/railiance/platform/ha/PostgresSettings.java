package io.railiance.platform.ha;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * The one PostgreSQL of this node.
 *
 * @param volume the mount point of its disk
 * @param run a private folder that need not outlive the container: socket, rules, pass file
 * @param config a person's {@code postgresql.conf}, outside the volume
 * @param user the superuser that {@code initdb} makes: it has no password, and comes in through the
 *     socket, by being the operating system's user of that name
 * @param nodes all of the group, this one among them
 */
record PostgresSettings(
    String self,
    Path volume,
    Path run,
    Path config,
    String user,
    AccessFiles access,
    Map<String, Address> nodes) {
  PostgresSettings {
    nodes = Map.copyOf(nodes);
  }

  /** See {@link RunFolder}. */
  Path passFile() {
    return run.resolve("pgpass");
  }

  /** A folder of its own, so that another container of the pod can have it and no more. */
  Path socketFolder() {
    return run.resolve("socket");
  }

  /** Whose socket it is; on what may outlive the container, but not the pod. */
  Path socketLock() {
    return socketFolder().resolve(".s.PGSQL." + address().port() + ".lock");
  }

  /** If there is any. */
  Optional<Tls> tls() {
    return access.tls().isEmpty()
        ? Optional.empty()
        : Optional.of(new Tls(access.tls(), run.resolve("tls")));
  }

  /** As the superuser. */
  Sql connect() throws SQLException {
    return Sql.through(socketFolder(), address().port(), user);
  }

  Address address() {
    return nodes.get(self);
  }
}
