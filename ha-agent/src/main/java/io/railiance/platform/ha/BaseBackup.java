package io.railiance.platform.ha;

/** Copies a primary, to the disk. */
final class BaseBackup {
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
        "--dbname=" + login.conninfo(upstream.address()) + " " + PgRewind.KEEPALIVES,
        "--no-password",
        "--checkpoint=fast",
        "--wal-method=stream",
        "--slot=" + Slots.name(settings.self(), copy.id()));
  }
}
