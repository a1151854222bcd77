package io.railiance.platform.ha;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The server's {@code pg_hba.conf}: our lines, then those of a person, then nobody. PostgreSQL
 * takes the first that fits, so no line of a person lets a superuser in over the network.
 *
 * <pre>
 * hostnossl all,replication    all         all      reject           with TLS
 * local  all                   "postgres"           peer
 * host   all,replication       "postgres"  all      reject
 * host   replication,postgres  replication all      scram-sha-256
 * ...
 * local  all                   all                  reject
 * host   all,replication       all         all      reject
 * </pre>
 */
final class Rules {
  /** They let in whom nobody has asked for a secret, or ask for it in the clear. */
  private static final List<String> REFUSED = List.of("trust", "ident", "password", "md5");

  private static final String ENCRYPTED = "hostnossl all,replication all all reject\n";

  private static final String FIRST =
      """
      local all "%1$s" peer
      host all,replication "%1$s" all reject
      """;

  private static final String LAST =
      """

      # A line that goes on does so until here.
      local all all reject
      host all,replication all all reject
      """;

  private final String ours;

  Rules(PostgresSettings settings) {
    ours =
        (settings.tls().isPresent() ? ENCRYPTED : "")
            + String.format(FIRST, settings.user())
            + settings.access().passwords().keySet().stream()
                .sorted()
                .map(role -> line(role))
                .collect(Collectors.joining());
  }

  private static String line(PlatformRole role) {
    return "host " + role.databases() + " " + role + " all scram-sha-256\n";
  }

  /**
   * @param more lines of a person
   */
  String text(String more) {
    return ours + more + "\n" + LAST;
  }

  /** What a server that has them before itself, but has not taken them, finds wrong with them. */
  Optional<String> wrong(Sql server) throws SQLException {
    return server
        .rows(
            "SELECT line_number, error, auth_method FROM pg_hba_file_rules"
                + " WHERE error IS NOT NULL OR auth_method IN ("
                + REFUSED.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "))
                + ") ORDER BY line_number LIMIT 1",
            row -> wrong(row.getLong(1), row.getString(2), row.getString(3)))
        .stream()
        .findFirst();
  }

  private String wrong(long line, String error, String method) {
    return "line "
        + (line - ours.lines().count())
        + ": "
        + (error == null
            ? "the method " + method + " is not taken; write scram-sha-256"
            : error + "; write it as in pg_hba.conf");
  }
}
