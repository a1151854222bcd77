package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code postgresql.auto.conf}, which PostgreSQL reads last. What people set with {@code ALTER
 * SYSTEM} stays, but for what decides about replication: a server starts as a standby of nobody.
 */
final class AutoConf {
  private static final Set<String> OURS =
      Set.of(
          "archive_cleanup_command",
          "primary_conninfo",
          "primary_slot_name",
          "promote_trigger_file",
          "recovery_end_command",
          "recovery_min_apply_delay",
          "recovery_target_action",
          "recovery_target_inclusive",
          "recovery_target_timeline",
          "restore_command",
          "synchronous_standby_names");

  private AutoConf() {}

  /**
   * @param ours settings of that kind with which the server is to start all the same
   */
  static void write(Path data, Map<String, String> ours) throws IOException {
    Path file = data.resolve("postgresql.auto.conf");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    List<String> kept =
        new ArrayList<>(lines.stream().filter(line -> !OURS.contains(name(line))).toList());
    ours.forEach((name, value) -> kept.add(name + " = " + Sql.quoted(value)));
    if (!kept.equals(lines)) {
      Durable.write(file, String.join("\n", kept) + "\n");
    }
  }

  /** Of {@code primary_conninfo = 'host=pg-0'}. */
  private static String name(String line) {
    return line.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
