package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Undoes in a stopped server's data what a primary does not have. */
final class PgRewind {
  private static final Duration LONGEST_CHECKPOINT = Duration.ofMinutes(10);

  /** A primary whose machine is gone says nothing; by default that is believed for two hours. */
  static final String KEEPALIVES = "keepalives_idle=10 keepalives_interval=5 keepalives_count=4";

  private PgRewind() {}

  static void run(Path data, Upstream upstream, Login login, Programs programs)
      throws IOException, SQLException {
    // It reads the timeline of the primary from its last checkpoint, which can be of one before.
    try (Sql sql = login.to(upstream.address())) {
      sql.waitAtMost(LONGEST_CHECKPOINT);
      sql.run("CHECKPOINT");
    }
    programs.run(
        "pg_rewind",
        "--target-pgdata=" + data,
        "--source-server=" + login.conninfo(upstream.address()) + " dbname=postgres " + KEEPALIVES,
        "--no-ensure-shutdown");
  }
}
