package io.railiance.platform.ha;

/** Copies a primary, to the disk. */
final class BaseBackup {
  private BaseBackup() {}

  static void make(
      DataFolder.Next copy, Upstream upstream, PostgresSettings settings, Programs programs) {
    programs.run(
        "pg_basebackup",
        "--pgdata=" + copy.data(),
        "--dbname=" + upstream.address().conninfo() + " user=" + settings.user(),
        "--no-password",
        "--checkpoint=fast",
        "--wal-method=stream",
        "--slot=" + Slots.name(settings.self(), copy.id()));
  }
}
