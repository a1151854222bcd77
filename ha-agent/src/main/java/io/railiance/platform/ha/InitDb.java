package io.railiance.platform.ha;

import java.nio.file.Path;

/** Makes a database that nobody has written to. */
final class InitDb {
  private InitDb() {}

  static void make(Path data, PostgresSettings settings, Programs programs) {
    programs.run(
        "initdb",
        "--pgdata=" + data,
        "--username=" + settings.user(),
        "--auth-local=peer",
        "--auth-host=reject",
        "--data-checksums",
        "--encoding=UTF8",
        // By code point: an index stays right whatever the C library of the next image sorts like.
        "--locale=C.UTF-8");
  }
}
