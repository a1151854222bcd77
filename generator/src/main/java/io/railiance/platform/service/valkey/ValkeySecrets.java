package io.railiance.platform.service.valkey;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.Binding;
import io.railiance.platform.service.common.SecretRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One Secret with the passwords of all users of a release, and a binding Secret for each need. */
final class ValkeySecrets {
  private static final int PORT = 6379;
  private static final int SENTINEL_PORT = 26379;

  /** Users of our own containers; their rules are in {@code chart/files/server-users}. */
  private static final List<String> INTERNAL =
      List.of("admin", "metrics", "probe", "proxy", "replication", "sentinel");

  private ValkeySecrets() {}

  static List<SecretRecipe> of(
      Order<ValkeySpec, ValkeyNeed> order, List<ValkeyUser> users, JsonNode values) {
    String namespace = order.platform().namespace();
    String secret = SecretRecipe.nameIn(values, "/auth/existingSecret", order.release() + "-users");
    List<SecretRecipe> recipes = new ArrayList<>();
    Map<String, SecretRecipe.Key> passwords = new LinkedHashMap<>();
    INTERNAL.forEach(user -> passwords.put(user, new SecretRecipe.Random()));
    users.forEach(user -> passwords.put(user.name(), new SecretRecipe.Random()));
    recipes.add(new SecretRecipe(namespace, secret, "Opaque", passwords));
    for (ValkeyUser user : users) {
      recipes.add(binding(order, secret, user, values));
    }
    return recipes;
  }

  private static SecretRecipe binding(
      Order<ValkeySpec, ValkeyNeed> order, String secret, ValkeyUser user, JsonNode values) {
    boolean tls = values.at("/tls/enabled").asBoolean(false);
    Binding binding =
        new Binding(
            "redis",
            "valkey",
            tls ? "rediss" : "redis",
            order.host("primary"),
            PORT,
            "/0",
            new SecretRecipe.Literal(user.name()),
            new SecretRecipe.Copy(order.platform().namespace(), secret, user.name()));
    return binding.secret(
        user.consumer(), user.bindingName(order.release()), more(order, user, values));
  }

  private static Map<String, SecretRecipe.Key> more(
      Order<ValkeySpec, ValkeyNeed> order, ValkeyUser user, JsonNode values) {
    Map<String, SecretRecipe.Key> more = new LinkedHashMap<>();
    if (user.sentinel() && values.at("/replicaCount").asInt(1) > 1) {
      more.put("sentinel-host", new SecretRecipe.Literal(order.host("sentinel")));
      more.put("sentinel-port", new SecretRecipe.Literal(Integer.toString(SENTINEL_PORT)));
      more.put("sentinel-primary", new SecretRecipe.Literal(order.release()));
    }
    more.put("keys", new SecretRecipe.Literal(String.join(" ", user.keys())));
    return more;
  }
}
