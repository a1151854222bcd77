package io.railiance.platform.ha;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roles of the platform on a primary. Statements have a {@link Verifier}, never a password, and
 * wait for no quorum: the next primary does the same again.
 */
record Roles(Sql sql) {
  /** As it should be, but for its password. */
  private static final String SETTLED =
      """
      rolcanlogin AND NOT rolsuper AND NOT rolbypassrls
        AND rolcreatedb = %b AND rolcreaterole = %b AND rolreplication = %b
      """;

  private record Found(boolean settled, String verifier) {}

  /**
   * Makes the role what it should be.
   *
   * @param anew whether its grants are made again, too
   * @return whether anything was changed
   */
  boolean keep(PlatformRole role, String password, boolean anew) throws SQLException {
    List<Found> found = found(role);
    boolean same = found.stream().anyMatch(is -> Verifier.fits(is.verifier, password));
    boolean settled = found.stream().anyMatch(Found::settled);
    if (same && settled && !anew) {
      return false;
    }
    List<String> statements = new ArrayList<>();
    statements.add("SET LOCAL synchronous_commit = local");
    statements.add("SET LOCAL log_statement = none");
    if (found.isEmpty()) {
      statements.add("CREATE ROLE " + role);
    }
    if (!settled) {
      statements.add("ALTER ROLE " + role + " " + role.attributes() + " VALID UNTIL 'infinity'");
    }
    if (!same) {
      statements.add("ALTER ROLE " + role + " PASSWORD '" + Verifier.of(password) + "'");
    }
    statements.addAll(role.grants());
    sql.run(statements);
    return !same || !settled;
  }

  boolean has(PlatformRole role, Optional<String> password) throws SQLException {
    List<Found> found = found(role);
    return password
        .filter(each -> found.stream().anyMatch(is -> Verifier.fits(is.verifier, each)))
        .isPresent();
  }

  private List<Found> found(PlatformRole role) throws SQLException {
    String settled =
        String.format(
            SETTLED, role.has("CREATEDB"), role.has("CREATEROLE"), role.has("REPLICATION"));
    return sql.rows(
        "SELECT "
            + settled
            + ", coalesce(rolpassword, '') FROM pg_authid"
            + " WHERE rolname = '"
            + role
            + "'",
        row -> new Found(row.getBoolean(1), row.getString(2)));
  }
}
