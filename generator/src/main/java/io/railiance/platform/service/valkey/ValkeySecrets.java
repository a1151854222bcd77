package io.railiance.platform.service.valkey;

import io.railiance.platform.platform.Platform;
import io.railiance.platform.service.Order;
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
    String named = values.at("/auth/existingSecret").asString("");
    String secret = named.isEmpty() ? order.release() + "-users" : named;
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
    String namespace = order.platform().namespace();
    String host = host(order, "primary");
    Map<String, SecretRecipe.Key> keys = new LinkedHashMap<>();
    keys.put("type", new SecretRecipe.Literal("redis"));
    keys.put("provider", new SecretRecipe.Literal("valkey"));
    keys.put("host", new SecretRecipe.Literal(host));
    keys.put("port", new SecretRecipe.Literal(Integer.toString(PORT)));
    keys.put("username", new SecretRecipe.Literal(user.name()));
    keys.put("password", new SecretRecipe.Copy(namespace, secret, user.name()));
    keys.put(
        "uri",
        new SecretRecipe.Around(
            (values.at("/tls/enabled").asBoolean(false) ? "rediss://" : "redis://")
                + user.name()
                + ":",
            "password",
            "@" + host + ":" + PORT + "/0"));
    if (user.sentinel() && values.at("/replicaCount").asInt(1) > 1) {
      keys.put("sentinel-host", new SecretRecipe.Literal(host(order, "sentinel")));
      keys.put("sentinel-port", new SecretRecipe.Literal(Integer.toString(SENTINEL_PORT)));
      keys.put("sentinel-primary", new SecretRecipe.Literal(order.release()));
    }
    keys.put("keys", new SecretRecipe.Literal(String.join(" ", user.keys())));
    return new SecretRecipe(
        user.consumer().namespace(),
        user.bindingName(order.release()),
        "servicebinding.io/redis",
        keys);
  }

  private static String host(Order<ValkeySpec, ValkeyNeed> order, String service) {
    Platform platform = order.platform();
    return order.release()
        + "-"
        + service
        + "."
        + platform.namespace()
        + ".svc."
        + platform.clusterDomain();
  }
}
