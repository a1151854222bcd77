package io.railiance.platform.ha;

import java.nio.file.Path;

/** Copies a primary, to the disk. */
final class BaseBackup {
  private BaseBackup() {}

  static void make(Path data, Upstream upstream, PostgresSettings settings, Programs programs) {
    programs.run(
        "pg_basebackup",
        "--pgdata=" + data,
        "--dbname=" + upstream.address().conninfo() + " user=" + settings.user(),
        "--no-password",
        "--checkpoint=fast",
        "--wal-method=stream",
        "--slot=" + Slots.name(settings.self()));
  }
}
