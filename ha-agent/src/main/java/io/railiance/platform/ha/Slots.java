package io.railiance.platform.ha;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The physical replication slots that copies have on a server: {@code ha_pg_1_7f3ac09b51e8d264} is
 * that of the copy 7f3ac09b51e8d264 of pg-1. A primary keeps the log that the copy of a slot lacks,
 * up to a bound ({@link WalLimits}).
 *
 * <p>A node makes the slot of its copy: of a clone before it is begun, else when it begins to
 * follow. A slot that nobody uses any more keeps log, too. A node knows which copies it has, so it
 * drops the slots of its earlier ones; and a server that starts drops all, for a standby needs
 * none. A primary whose group changes is started anew, so none keeps log for a node that is not of
 * its group.
 */
record Slots(Sql sql) {
  private static final String PREFIX = "ha_";

  /** PostgreSQL's names have 63 characters at most: this, the prefix, a line, and a copy's 16. */
  private static final int LONGEST_NODE = 43;

  /** Where letters, digits and underscores are allowed. Nodes of long names differ at the end. */
  private static String prefix(String node) {
    String end = node.substring(Math.max(0, node.length() - LONGEST_NODE));
    return PREFIX + end.replaceAll("[^a-z0-9]", "_") + "_";
  }

  static String name(String node, String copy) {
    return prefix(node) + copy;
  }

  /**
   * Makes the slot of a copy that ends at a position, if there is none.
   *
   * @return whether all log from there on is still to be had
   */
  boolean keep(String node, String copy, long lsn) throws SQLException {
    make(node, copy);
    return sql.is("SELECT EXISTS (" + slot(node, copy) + " AND wal_status <> 'lost')")
        && hasLog(lsn);
  }

  /** Segments are named by timeline and number; the number tells where they are. */
  private boolean hasLog(long lsn) throws SQLException {
    return sql.is(
        "SELECT min(substr(name, 9)) <= substr(pg_walfile_name('"
            + Lsn.format(lsn + 1)
            + "'), 9) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'");
  }

  /** From now on all log is kept, for a copy that begins later. */
  void make(String node, String copy) throws SQLException {
    if (!sql.is("SELECT EXISTS (" + slot(node, copy) + ")")) {
      sql.run("SELECT pg_create_physical_replication_slot('" + name(node, copy) + "', true)");
    }
  }

  /**
   * Drops a node's slots but for those of the copies that it has. Whoever uses one of the others is
   * an earlier life of the node.
   */
  void dropOthers(String node, List<String> copies) throws SQLException {
    String others =
        "SELECT * FROM pg_replication_slots WHERE slot_name ~ '^"
            + prefix(node)
            + "[0-9a-f]{16}$' AND slot_name NOT IN ("
            + copies.stream()
                .map(copy -> "'" + name(node, copy) + "'")
                .collect(Collectors.joining(", "))
            + ")";
    sql.run(
        "SELECT pg_terminate_backend(active_pid, 5000) FROM ("
            + others
            + ") AS s WHERE active_pid IS NOT NULL");
    drop(others);
  }

  /** Of all nodes; those in use stay, and go the next time. */
  void dropAll() throws SQLException {
    drop("SELECT * FROM pg_replication_slots WHERE starts_with(slot_name, '" + PREFIX + "')");
  }

  private void drop(String slots) throws SQLException {
    sql.run(
        "SELECT pg_drop_replication_slot(slot_name) FROM (" + slots + ") AS s WHERE NOT active");
  }

  private static String slot(String node, String copy) {
    return "SELECT * FROM pg_replication_slots WHERE slot_name = '" + name(node, copy) + "'";
  }
}
