package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What PostgreSQL is given outside its data folder: its settings, who may connect, and the password
 * with which it connects to the others.
 */
final class RunFolder {
  /**
   * A person in the container comes in by the socket, as the user that the server runs as. All else
   * needs a password.
   */
  private static final String RULES =
      """
      # type  database     user  address  method
      local   all          all            peer
      host    all          all   all      scram-sha-256
      host    replication  all   all      scram-sha-256
      """;

  /** PostgreSQL takes the last: what a person may set comes before the person's, the rest after. */
  private static final String CONFIG =
      """
      %sinclude '%s'
      primary_conninfo = ''
      primary_slot_name = ''
      recovery_min_apply_delay = 0
      restore_command = ''
      synchronous_standby_names = '%s'
      wal_retrieve_retry_interval = 1s
      """;

  private final PostgresSettings settings;

  RunFolder(PostgresSettings settings) {
    this.settings = settings;
  }

  void write() throws IOException {
    Files.createDirectories(settings.run());
    close(settings.run());
    WalLimits limits = WalLimits.of(Files.getFileStore(settings.volume()).getTotalSpace());
    Files.writeString(
        config(),
        String.format(
            CONFIG, limits.config(), settings.config(), StandbyNames.NONE_ANSWERS.text()));
    Files.writeString(rules(), RULES);
    Files.writeString(names(), "");
    Files.deleteIfExists(settings.passFile());
    Files.createFile(
        settings.passFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        settings.passFile(), "*:*:*:" + settings.user() + ":" + escaped(password()) + "\n");
  }

  private static void close(Path run) throws IOException {
    try {
      Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    } catch (FileSystemException e) {
      throw new IOException(run + " belongs to somebody else; name a folder below it", e);
    }
  }

  String password() throws IOException {
    return Files.readString(settings.passwordFile()).strip();
  }

  private static String escaped(String password) {
    return password.replace("\\", "\\\\").replace(":", "\\:");
  }

  Path config() {
    return settings.run().resolve("postgresql.conf");
  }

  Path rules() {
    return settings.run().resolve("pg_hba.conf");
  }

  Path names() {
    return settings.run().resolve("pg_ident.conf");
  }
}
