package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Undoes in a stopped server's data what a primary does not have. */
final class PgRewind {
  private PgRewind() {}

  static void run(Path data, Upstream upstream, Login login, Programs programs)
      throws IOException, SQLException {
    // It reads the timeline of the primary from its last checkpoint, which can be of one before.
    try (Sql sql = login.to(upstream.address())) {
      sql.waitAtMost(java.time.Duration.ofHours(1));
      sql.run("CHECKPOINT");
    }
    programs.run(
        "pg_rewind",
        "--target-pgdata=" + data,
        "--source-server=" + login.conninfo(upstream.address()) + " dbname=postgres",
        "--no-ensure-shutdown");
  }
}
