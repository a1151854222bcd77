package io.railiance.platform.ha;

import java.sql.SQLException;

/**
 * The physical replication slots that nodes have on a server. A primary keeps the log that the node
 * of a slot lacks, up to a bound ({@link WalLimits}). Each standby makes its own when it begins to
 * follow. A slot that nobody uses any more keeps log, too, so whoever starts drops all: a standby
 * needs none, and a new primary gets them from those who follow it.
 */
record Slots(Sql sql) {
  private static final String PREFIX = "ha_";

  /**
   * {@code pg-0} has the slot {@code ha_pg_0}: PostgreSQL allows letters, digits and underscores.
   */
  static String name(String node) {
    return PREFIX + node.replaceAll("[^a-z0-9]", "_");
  }

  /**
   * Makes the slot of a node that has log up to a position, if there is none.
   *
   * @return whether all log from there on is still to be had
   */
  boolean keep(String node, long lsn) throws SQLException {
    if (!sql.is("SELECT EXISTS (" + slot(node) + ")")) {
      create(node);
    }
    return sql.is("SELECT EXISTS (" + slot(node) + " AND wal_status <> 'lost')") && hasLog(lsn);
  }

  /** Segments are named by timeline and number; the number tells where they are. */
  private boolean hasLog(long lsn) throws SQLException {
    return sql.is(
        "SELECT min(substr(name, 9)) <= substr(pg_walfile_name('"
            + Lsn.format(lsn + 1)
            + "'), 9) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'");
  }

  /** A slot whose log begins now, for a copy that begins now. */
  void renew(String node) throws SQLException {
    // Whoever has the slot is an earlier life of the same node.
    sql.run(
        "SELECT pg_terminate_backend(active_pid, 5000) FROM ("
            + slot(node)
            + ") AS s"
            + " WHERE active_pid IS NOT NULL");
    drop(slot(node));
    create(node);
  }

  private void create(String node) throws SQLException {
    sql.run("SELECT pg_create_physical_replication_slot('" + name(node) + "', true)");
  }

  /** Of all nodes; those in use stay, and go the next time. */
  void dropAll() throws SQLException {
    drop("SELECT * FROM pg_replication_slots WHERE starts_with(slot_name, '" + PREFIX + "')");
  }

  private void drop(String slots) throws SQLException {
    sql.run(
        "SELECT pg_drop_replication_slot(slot_name) FROM (" + slots + ") AS s WHERE NOT active");
  }

  private static String slot(String node) {
    return "SELECT * FROM pg_replication_slots WHERE slot_name = '" + name(node) + "'";
  }
}
