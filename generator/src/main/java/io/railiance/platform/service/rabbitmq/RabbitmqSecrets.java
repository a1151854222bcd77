package io.railiance.platform.service.rabbitmq;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.Binding;
import io.railiance.platform.service.common.SecretRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The passwords of all users of a release, the secret that its nodes share, and a binding for each
 * need.
 */
final class RabbitmqSecrets {
  private static final int PORT = 5672;
  private static final int TLS_PORT = 5671;

  private RabbitmqSecrets() {}

  static List<SecretRecipe> of(
      Order<RabbitmqSpec, RabbitmqNeed> order, List<RabbitmqUser> users, JsonNode values) {
    String namespace = order.platform().namespace();
    String passwordSecret =
        SecretRecipe.nameIn(values, "/auth/existingPasswordSecret", order.release() + "-users");
    String cookieSecret =
        SecretRecipe.nameIn(
            values, "/auth/existingErlangSecret", order.release() + "-erlang-cookie");
    Map<String, SecretRecipe.Key> passwords = new LinkedHashMap<>();
    passwords.put(RabbitmqObjects.ADMIN, new SecretRecipe.Random());
    passwords.put(RabbitmqObjects.PROBE, new SecretRecipe.Random());
    users.forEach(user -> passwords.put(user.name(), SecretRecipe.Alternating.of(user.name())));
    List<SecretRecipe> recipes = new ArrayList<>();
    recipes.add(new SecretRecipe(namespace, passwordSecret, "Opaque", passwords));
    recipes.add(
        new SecretRecipe(
            namespace,
            cookieSecret,
            "Opaque",
            Map.of("rabbitmq-erlang-cookie", new SecretRecipe.Random())));
    users.forEach(user -> recipes.add(binding(order, passwordSecret, user, values)));
    return recipes;
  }

  private static SecretRecipe binding(
      Order<RabbitmqSpec, RabbitmqNeed> order, String secret, RabbitmqUser user, JsonNode values) {
    boolean tls = values.at("/tls/enabled").asBoolean(false);
    String vhost = user.need().vhost();
    SecretRecipe.Copy password =
        new SecretRecipe.Copy(order.platform().namespace(), secret, user.name());
    Binding binding =
        new Binding(
            "rabbitmq",
            "rabbitmq",
            tls ? "amqps" : "amqp",
            order.host("amqp"),
            tls ? TLS_PORT : PORT,
            "/" + vhost,
            new SecretRecipe.Name(password, user.name()),
            password);
    return binding.secret(
        user.consumer(),
        user.bindingName(order.release()),
        Map.of("virtual-host", new SecretRecipe.Literal(vhost)));
  }
}
