package io.railiance.platform.service.postgresqlha;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.Binding;
import io.railiance.platform.service.common.SecretRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A Secret with the passwords of the platform's own roles, one with those of the consumers' roles,
 * which no server mounts, and a binding Secret for each role of a consumer.
 */
final class PostgresqlHaSecrets {
  private static final int PORT = 5432;

  /** Roles that the primary keeps, and the keys with which the nodes seal what they say. */
  private static final List<String> INTERNAL =
      List.of("monitoring", "peer-keys", "pool", "provisioner", "replication");

  private final Order<PostgresqlHaSpec, PostgresqlHaNeed> order;
  private final JsonNode values;

  private PostgresqlHaSecrets(Order<PostgresqlHaSpec, PostgresqlHaNeed> order, JsonNode values) {
    this.order = order;
    this.values = values;
  }

  static List<SecretRecipe> of(
      Order<PostgresqlHaSpec, PostgresqlHaNeed> order,
      List<PostgresqlHaDatabase> databases,
      JsonNode values) {
    return new PostgresqlHaSecrets(order, values).all(databases);
  }

  private List<SecretRecipe> all(List<PostgresqlHaDatabase> databases) {
    List<SecretRecipe> recipes = new ArrayList<>();
    recipes.add(
        credentials(name("existingSecret", "users"), INTERNAL, role -> new SecretRecipe.Random()));
    if (!databases.isEmpty()) {
      List<String> logins =
          databases.stream().flatMap(database -> database.logins().stream()).sorted().toList();
      recipes.add(credentials(name("rolesSecret", "roles"), logins, SecretRecipe.Alternating::of));
    }
    for (PostgresqlHaDatabase database : databases) {
      database.logins().forEach(role -> recipes.add(binding(database, role)));
    }
    return recipes;
  }

  private String name(String value, String part) {
    return SecretRecipe.nameIn(values, "/auth/" + value, order.release() + "-" + part);
  }

  private SecretRecipe credentials(
      String secret, List<String> roles, Function<String, SecretRecipe.Key> credential) {
    Map<String, SecretRecipe.Key> keys = new LinkedHashMap<>();
    roles.forEach(role -> keys.put(role, credential.apply(role)));
    return new SecretRecipe(order.platform().namespace(), secret, "Opaque", keys);
  }

  private SecretRecipe binding(PostgresqlHaDatabase database, String role) {
    SecretRecipe.Copy password =
        new SecretRecipe.Copy(order.platform().namespace(), name("rolesSecret", "roles"), role);
    Binding binding =
        new Binding(
            "postgresql",
            "postgresql-ha",
            "postgresql",
            order.host(pooled(database) ? "pgpool" : "rw"),
            PORT,
            path(database),
            new SecretRecipe.Name(password, role),
            password);
    return binding.secret(
        database.consumer(), order.release() + "-" + role.replace('_', '-'), more(database));
  }

  private Map<String, SecretRecipe.Key> more(PostgresqlHaDatabase database) {
    Map<String, SecretRecipe.Key> more = new LinkedHashMap<>();
    more.put("database", new SecretRecipe.Literal(database.name()));
    if (!pooled(database)) {
      more.put("ro-host", new SecretRecipe.Literal(order.host("ro")));
      more.put(
          "ro-uri",
          new SecretRecipe.Text(
              "postgresql://{username}:{password}@"
                  + order.host("ro")
                  + ":"
                  + PORT
                  + path(database)));
    }
    return more;
  }

  private boolean pooled(PostgresqlHaDatabase database) {
    return values.at("/pgpool/enabled").asBoolean(false) && !database.direct();
  }

  private String path(PostgresqlHaDatabase database) {
    boolean tls = values.at("/tls/enabled").asBoolean(false);
    return "/" + database.name() + (tls ? "?sslmode=require" : "");
  }
}
