package io.railiance.platform.ha;

import java.nio.file.Path;
import java.util.Map;

/**
 * The one PostgreSQL of this node.
 *
 * @param volume the mount point of its disk
 * @param run a private folder that need not outlive the container: socket, rules, pass file
 * @param config a person's {@code postgresql.conf}, outside the volume; the server must listen on
 *     127.0.0.1, too
 * @param user the superuser that {@code initdb} makes, and nodes use among each other
 * @param passwordFile holds the password of that user and nothing else
 * @param nodes all of the group, this one among them
 */
record PostgresSettings(
    String self,
    Path volume,
    Path run,
    Path config,
    String user,
    Path passwordFile,
    Map<String, Address> nodes) {
  PostgresSettings {
    nodes = Map.copyOf(nodes);
  }

  /** See {@link RunFolder}. */
  Path passFile() {
    return run.resolve("pgpass");
  }

  Address address() {
    return nodes.get(self);
  }
}
