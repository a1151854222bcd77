package io.railiance.platform.ha;

/** Copies a primary, to the disk. */
final class BaseBackup {
  /** A disk that is slow for some seconds costs no copy: as long as PostgreSQL's own default. */
  private static final String PATIENCE = "options='-c wal_sender_timeout=60s'";

  private BaseBackup() {}

  static void make(
      DataFolder.Next copy,
      Upstream upstream,
      PostgresSettings settings,
      Login login,
      Programs programs) {
    programs.run(
        "pg_basebackup",
        "--pgdata=" + copy.data(),
        "--dbname="
            + login.conninfo(upstream.address())
            + " "
            + PgRewind.KEEPALIVES
            + " "
            + PATIENCE,
        "--no-password",
        "--checkpoint=fast",
        "--wal-method=stream",
        "--slot=" + Slots.name(settings.self(), copy.id()));
  }
}
