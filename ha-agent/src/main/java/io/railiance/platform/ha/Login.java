package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How this node comes in to the servers of the others: as the role {@code replication}.
 * PostgreSQL's own programs know one password only, so the one that was right last is in their pass
 * file.
 */
final class Login {
  private static final String PASSWORD_REFUSED = "28P01";

  private final PostgresSettings settings;
  private String known = "";

  Login(PostgresSettings settings) {
    this.settings = settings;
  }

  /**
   * For libpq: {@code host=pg-0.pg port=5432 user=replication}. With TLS, too: a server must be
   * certified, and know the password itself for this very certificate; that says more than a name
   * in it would.
   */
  String conninfo(Address server) {
    String plain = server.conninfo() + " user=" + PlatformRole.REPLICATION;
    return settings
        .tls()
        .map(
            tls ->
                plain
                    + " sslmode=verify-ca channel_binding=require sslrootcert="
                    + tls.authorities())
        .orElse(plain);
  }

  synchronized Sql to(Address server) throws SQLException, IOException {
    for (String password : passwords()) {
      try {
        Sql sql = over(server, password);
        know(password);
        return sql;
      } catch (SQLException e) {
        if (!PASSWORD_REFUSED.equals(e.getSQLState())) {
          throw e;
        }
      }
    }
    throw new IllegalStateException(
        server.host()
            + " does not take the password in "
            + file()
            + "; let it be the same on all nodes: what the primary's file says is what is set");
  }

  private Sql over(Address server, String password) throws SQLException {
    String role = PlatformRole.REPLICATION.toString();
    Optional<Tls> tls = settings.tls();
    return tls.isPresent()
        ? Sql.over(server, role, password, tls.get().authorities())
        : Sql.over(server, role, password);
  }

  /** The one that was right last comes first, unless it is in the file no more. */
  private List<String> passwords() throws IOException {
    List<String> all = new ArrayList<>(Passwords.read(file()).all());
    if (all.remove(known)) {
      all.add(0, known);
    }
    return all;
  }

  private Path file() {
    return settings.access().passwords().get(PlatformRole.REPLICATION);
  }

  synchronized void know(String password) throws IOException {
    if (password.equals(known)) {
      return;
    }
    String line = "*:*:*:" + PlatformRole.REPLICATION + ":" + escaped(password) + "\n";
    PrivateFile.write(settings.passFile(), line.getBytes(StandardCharsets.UTF_8));
    known = password;
  }

  private static String escaped(String password) {
    return password.replace("\\", "\\\\").replace(":", "\\:");
  }
}
