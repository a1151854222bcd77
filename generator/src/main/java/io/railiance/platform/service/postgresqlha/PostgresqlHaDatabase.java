package io.railiance.platform.service.postgresqlha;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.service.Order;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database on behalf of a consumer, as templates see it.
 *
 * @param name of it and of its owner: {@code gitea}
 * @param schemas all of them, public first
 * @param roles who logs in beside the owner
 */
public record PostgresqlHaDatabase(
    String name,
    int connectionLimit,
    List<String> extensions,
    List<String> schemas,
    List<PostgresqlHaNeed.Role> roles,
    boolean direct,
    Consumer consumer) {
  static PostgresqlHaDatabase of(Order.Of<PostgresqlHaNeed> of) {
    PostgresqlHaNeed need = of.need();
    return new PostgresqlHaDatabase(
        need.database(),
        need.connectionLimit(),
        need.extensions(),
        need.schemas(),
        need.roles(),
        need.direct(),
        of.consumer());
  }

  /** Everybody who logs in, the owner first. */
  public List<String> logins() {
    List<String> others = roles.stream().map(PostgresqlHaNeed.Role::name).toList();
    return Stream.concat(Stream.of(name), others.stream()).toList();
  }
}
