package io.railiance.platform.service.nats;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.Binding;
import io.railiance.platform.service.common.SecretRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The passwords of all users of a release, the one that its nodes share, and a binding for each
 * need.
 */
final class NatsSecrets {
  /** People, in the system account. */
  static final String ADMIN = "admin";

  /** helm test. */
  static final String PROBE = "probe";

  private static final int PORT = 4222;

  private NatsSecrets() {}

  static List<SecretRecipe> of(
      Order<NatsSpec, NatsNeed> order, List<NatsUser> users, JsonNode values) {
    String namespace = order.platform().namespace();
    String passwordSecret =
        SecretRecipe.nameIn(values, "/auth/existingPasswordSecret", order.release() + "-users");
    String routeSecret =
        SecretRecipe.nameIn(values, "/auth/existingRouteSecret", order.release() + "-routes");
    Map<String, SecretRecipe.Key> passwords = new LinkedHashMap<>();
    passwords.put(ADMIN, new SecretRecipe.Random());
    passwords.put(PROBE, new SecretRecipe.Random());
    users.forEach(user -> passwords.put(user.name(), SecretRecipe.Alternating.of(user.name())));
    List<SecretRecipe> recipes = new ArrayList<>();
    recipes.add(new SecretRecipe(namespace, passwordSecret, "Opaque", passwords));
    recipes.add(
        new SecretRecipe(
            namespace, routeSecret, "Opaque", Map.of("route-password", new SecretRecipe.Random())));
    users.forEach(user -> recipes.add(binding(order, passwordSecret, user, values)));
    return recipes;
  }

  private static SecretRecipe binding(
      Order<NatsSpec, NatsNeed> order, String secret, NatsUser user, JsonNode values) {
    String scheme = values.at("/tls/enabled").asBoolean(false) ? "tls" : "nats";
    SecretRecipe.Copy password =
        new SecretRecipe.Copy(order.platform().namespace(), secret, user.name());
    Binding binding =
        new Binding(
            "nats",
            "nats",
            scheme,
            order.host("client"),
            PORT,
            "",
            new SecretRecipe.Name(password, user.name()),
            password);
    return binding.secret(
        user.consumer(),
        user.bindingName(order.release()),
        Map.of(
            "servers",
            new SecretRecipe.Literal(servers(order, scheme, values.at("/replicaCount").asInt(1)))));
  }

  /** For clients that try several: one that has its own list need not wait for a Service. */
  private static String servers(Order<NatsSpec, NatsNeed> order, String scheme, int nodes) {
    return order.podHosts(nodes).stream()
        .map(host -> scheme + "://" + host + ":" + PORT)
        .collect(Collectors.joining(","));
  }
}
