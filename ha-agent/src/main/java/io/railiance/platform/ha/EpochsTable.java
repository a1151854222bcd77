package io.railiance.platform.ha;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ha.epochs}: a row for each epoch in which somebody was primary. Written by the primary
 * itself before anybody follows it, so it is wherever its log is.
 */
final class EpochsTable {
  private EpochsTable() {}

  static List<Epoch> read(Sql sql) throws SQLException {
    if (!sql.is("SELECT to_regclass('ha.epochs') IS NOT NULL")) {
      return List.of();
    }
    return sql.rows(
        "SELECT epoch, timeline, start_lsn::text FROM ha.epochs ORDER BY epoch",
        row -> new Epoch(row.getLong(1), row.getInt(2), Lsn.parse(row.getString(3))));
  }

  /** Waits for no quorum: standbys follow only a primary that has its row. */
  static void write(Sql sql, List<Epoch> epochs) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("SET LOCAL synchronous_commit = local");
    statements.add("CREATE SCHEMA IF NOT EXISTS ha");
    statements.add(
        "CREATE TABLE IF NOT EXISTS ha.epochs"
            + " (epoch bigint PRIMARY KEY, timeline int NOT NULL, start_lsn pg_lsn NOT NULL)");
    for (Epoch epoch : epochs) {
      statements.add(
          String.format(
              "INSERT INTO ha.epochs VALUES (%d, %d, '%s') ON CONFLICT DO NOTHING",
              epoch.number(), epoch.timeline(), Lsn.format(epoch.start())));
    }
    sql.run(statements);
  }
}
