package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * What PostgreSQL is given outside its data folder: its settings, its socket, who may connect
 * ({@link Access}), and the password with which it connects to the others ({@link Login}).
 */
final class RunFolder {
  /** PostgreSQL takes the last: what a person may set comes before the person's, the rest after. */
  private static final String CONFIG =
      """
      %swal_receiver_timeout = 5s
      wal_sender_timeout = 5s
      include '%s'
      password_encryption = 'scram-sha-256'
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
    Files.createDirectories(settings.socketFolder());
    close(settings.run());
    close(settings.socketFolder());
    WalLimits limits = WalLimits.of(Files.getFileStore(settings.volume()).getTotalSpace());
    Files.writeString(
        config(),
        String.format(
            CONFIG, limits.config(), settings.config(), StandbyNames.NONE_ANSWERS.text()));
    Optional<Tls> tls = settings.tls();
    if (tls.isPresent()) {
      tls.get().put(tls.get().mountedBytes());
      Files.writeString(config(), tls.get().config(), StandardOpenOption.APPEND);
    }
    Files.writeString(names(), "");
    Files.deleteIfExists(settings.passFile());
  }

  private static void close(Path run) throws IOException {
    try {
      Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    } catch (FileSystemException e) {
      throw new IOException(run + " belongs to somebody else; name a folder below it", e);
    }
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
