package io.railiance.platform.service.rabbitmq;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.Binding;
import io.railiance.platform.service.common.SecretRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    int port = tls ? TLS_PORT : PORT;
    String vhost = user.need().vhost();
    SecretRecipe.Copy password =
        new SecretRecipe.Copy(order.platform().namespace(), secret, user.name());
    Binding binding =
        new Binding(
            "rabbitmq",
            "rabbitmq",
            tls ? "amqps" : "amqp",
            order.host("amqp"),
            port,
            "/" + vhost,
            new SecretRecipe.Name(password, user.name()),
            password);
    return binding.secret(
        user.consumer(),
        user.bindingName(order.release()),
        Map.of(
            "addresses",
            new SecretRecipe.Literal(addresses(order, port, values.at("/replicaCount").asInt(1))),
            "virtual-host",
            new SecretRecipe.Literal(vhost)));
  }

  /**
   * For clients that try one after the other: the Service, and the nodes for as long as it leads to
   * one that is gone.
   */
  private static String addresses(Order<RabbitmqSpec, RabbitmqNeed> order, int port, int nodes) {
    return Stream.concat(Stream.of(order.host("amqp")), order.podHosts(nodes).stream())
        .map(host -> host + ":" + port)
        .collect(Collectors.joining(","));
  }
}
