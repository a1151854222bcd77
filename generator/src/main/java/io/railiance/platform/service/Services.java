package io.railiance.platform.service;

import io.railiance.platform.service.nats.Nats;
import io.railiance.platform.service.objectstorage.ObjectStorage;
import io.railiance.platform.service.openbao.Openbao;
import io.railiance.platform.service.postgresqlha.PostgresqlHa;
import io.railiance.platform.service.rabbitmq.Rabbitmq;
import io.railiance.platform.service.valkey.Valkey;
import java.util.List;

/**
 * All services, sorted by name. A new one is one folder beside this file, one line here, one file
 * in specs/services/.
 */
public final class Services {
  private static final List<Service<?, ?>> ALL =
      List.of(
          new Nats(),
          new ObjectStorage(),
          new Openbao(),
          new PostgresqlHa(),
          new Rabbitmq(),
          new Valkey());

  private Services() {}

  public static List<Service<?, ?>> all() {
    return ALL;
  }
}
