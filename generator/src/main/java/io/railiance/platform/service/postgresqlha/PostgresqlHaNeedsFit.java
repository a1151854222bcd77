package io.railiance.platform.service.postgresqlha;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.StatedOnce;
import java.util.Set;

/** No database and no role of a release is two consumers', or the server's own. */
final class PostgresqlHaNeedsFit {
  private static final Set<String> DATABASES = Set.of("postgres", "template0", "template1", "all");
  private static final Set<String> ROLES =
      Set.of("postgres", "replication", "monitoring", "pool", "provisioner", "public", "all");

  private static final String OTHER_NAME =
      "Give the database, whose owner has its name, or the role another name.";

  private PostgresqlHaNeedsFit() {}

  static void check(Order<PostgresqlHaSpec, PostgresqlHaNeed> order, Findings findings) {
    StatedOnce stated = new StatedOnce(findings);
    for (Order.Of<PostgresqlHaNeed> of : order.needs()) {
      PostgresqlHaDatabase database = PostgresqlHaDatabase.of(of);
      if (DATABASES.contains(database.name())) {
        findings.add(own("postgresql-database", "database", database.name(), of.at()));
        continue;
      }
      for (String login : database.logins()) {
        if (isOwn(login)) {
          findings.add(own("postgresql-role", "role", login, of.at()));
        } else {
          stated.add("postgresql-role", "role", login, of.at(), OTHER_NAME);
        }
      }
    }
  }

  /** PostgreSQL keeps names that begin with pg_ for itself. */
  private static boolean isOwn(String role) {
    return ROLES.contains(role) || role.startsWith("pg_");
  }

  private static Finding own(String rule, String what, String name, Location at) {
    return Finding.error(
        rule,
        at,
        what + " \"" + name + "\" is the server's own",
        "Choose another name, such as the application's.");
  }
}
