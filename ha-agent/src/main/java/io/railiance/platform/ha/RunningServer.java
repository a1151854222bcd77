package io.railiance.platform.ha;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL that answers, this node's or another's: what it says of itself. */
record RunningServer(Sql sql) {
  /**
   * @param lsn end of its log. A standby of nobody that has read all of it ends at its last whole
   *     record; what comes after that was never acknowledged
   * @param timeline that a primary writes; 0 on a standby
   * @param receives log from another server, now
   */
  record State(
      boolean standby,
      String systemId,
      long lsn,
      int timeline,
      String conninfo,
      String names,
      boolean receives) {}

  /** What a primary says to anybody who may ask. */
  record Written(String systemId, long lsn, int timeline) {}

  private static final String STATE =
      """
      SELECT pg_is_in_recovery(),
        (SELECT system_identifier::text FROM pg_control_system()),
        (CASE
          WHEN NOT pg_is_in_recovery() THEN pg_current_wal_flush_lsn()
          WHEN %s THEN pg_last_wal_replay_lsn()
          ELSE greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
        END)::text,
        CASE WHEN NOT pg_is_in_recovery() THEN left(pg_walfile_name(pg_current_wal_lsn()), 8) END,
        current_setting('primary_conninfo'),
        current_setting('synchronous_standby_names'),
        EXISTS (SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming')
      """;

  /** The process that replays has come to the end of what there is, and found nobody to ask. */
  private static final String AT_END =
      """
      current_setting('primary_conninfo') = ''
          AND NOT EXISTS (SELECT FROM pg_stat_wal_receiver)
          AND EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'startup'
            AND wait_event = 'RecoveryRetrieveRetryInterval')
      """;

  private static final String FLUSHED =
      """
      SELECT split_part(application_name, '.', 1), split_part(application_name, '.', 2),
        flush_lsn::text
      FROM pg_stat_replication
      WHERE state = 'streaming' AND flush_lsn IS NOT NULL AND application_name LIKE '%.%'
      """;

  State state() throws SQLException {
    return sql.row(
        String.format(STATE, AT_END),
        row ->
            new State(
                row.getBoolean(1),
                row.getString(2),
                Lsn.parse(row.getString(3)),
                row.getBoolean(1) ? 0 : Integer.parseInt(row.getString(4), 16),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7)));
  }

  /** Empty on a standby. */
  Optional<Written> written() throws SQLException {
    if (sql.is("SELECT pg_is_in_recovery()")) {
      return Optional.empty();
    }
    return Optional.of(
        sql.row(
            "SELECT (SELECT system_identifier::text FROM pg_control_system()),"
                + " pg_current_wal_flush_lsn()::text,"
                + " left(pg_walfile_name(pg_current_wal_lsn()), 8)",
            row ->
                new Written(
                    row.getString(1),
                    Lsn.parse(row.getString(2)),
                    Integer.parseInt(row.getString(3), 16))));
  }

  boolean isAtEnd() throws SQLException {
    return sql.is("SELECT " + AT_END);
  }

  List<Epoch> epochs() throws SQLException {
    return EpochsTable.read(sql);
  }

  Map<String, Observation.Standby> flushed() throws SQLException {
    Map<String, Observation.Standby> standbys = new HashMap<>();
    sql.rows(
        FLUSHED,
        row ->
            standbys.put(
                row.getString(1),
                new Observation.Standby(row.getString(2), Lsn.parse(row.getString(3)))));
    return standbys;
  }
}
