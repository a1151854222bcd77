package io.railiance.platform.ha;

import java.nio.file.Path;
import java.sql.SQLException;

/** Undoes in a stopped server's data what a primary does not have. */
final class PgRewind {
  private PgRewind() {}

  static void run(
      Path data, Upstream upstream, PostgresSettings settings, String password, Programs programs)
      throws SQLException {
    // It reads the timeline of the primary from its last checkpoint, which can be of one before.
    try (Sql sql = new Sql(upstream.address(), settings.user(), password)) {
      sql.waitAtMost(java.time.Duration.ofHours(1));
      sql.run("CHECKPOINT");
    }
    programs.run(
        "pg_rewind",
        "--target-pgdata=" + data,
        "--source-server="
            + upstream.address().conninfo()
            + " user="
            + settings.user()
            + " dbname=postgres",
        "--no-ensure-shutdown");
  }
}
