package io.railiance.platform.service.openbao;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SecretStore;
import io.railiance.platform.service.common.StoreRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The seal's key, the certificate where nobody else makes it, and a binding for each need, in which
 * nothing is secret.
 */
final class OpenbaoSecrets {
  private static final int PORT = 8200;

  private final Order<OpenbaoSpec, OpenbaoNeed> order;
  private final JsonNode values;

  private OpenbaoSecrets(Order<OpenbaoSpec, OpenbaoNeed> order, JsonNode values) {
    this.order = order;
    this.values = values;
  }

  static List<SecretRecipe> of(Order<OpenbaoSpec, OpenbaoNeed> order, JsonNode values) {
    OpenbaoSecrets secrets = new OpenbaoSecrets(order, values);
    List<SecretRecipe> recipes = new ArrayList<>();
    if (values.at("/seal/type").asString("").equals("static")) {
      recipes.add(
          secrets.own("/seal/existingSecret", "seal", Map.of("key", new SecretRecipe.Random())));
    }
    if (secrets.makesCertificate()) {
      recipes.add(secrets.certificate());
    }
    order.needs().forEach(of -> recipes.add(secrets.binding(of)));
    return recipes;
  }

  static SecretStore store(Order<OpenbaoSpec, OpenbaoNeed> order, JsonNode values) {
    OpenbaoSecrets secrets = new OpenbaoSecrets(order, values);
    return new SecretStore(secrets.address(), secrets.tls() ? secrets.tlsSecret() : "");
  }

  private String address() {
    return (tls() ? "https" : "http") + "://" + order.host("api") + ":" + PORT;
  }

  private SecretRecipe own(String pointer, String part, Map<String, SecretRecipe.Key> keys) {
    return new SecretRecipe(
        order.platform().namespace(),
        SecretRecipe.nameIn(values, pointer, order.release() + "-" + part),
        "Opaque",
        keys);
  }

  private boolean tls() {
    return values.at("/tls/enabled").asBoolean(false);
  }

  private String tlsSecret() {
    return SecretRecipe.nameIn(values, "/tls/existingSecret", order.release() + "-tls");
  }

  /** cert-manager does where an issuer is named. */
  private boolean makesCertificate() {
    return tls() && values.at("/tls/issuerRef/name").asString("").isEmpty();
  }

  private SecretRecipe certificate() {
    List<String> names = List.of(order.host("api"), "*." + order.host("headless"));
    return SecretRecipe.certificate(order.platform().namespace(), tlsSecret(), names);
  }

  private SecretRecipe binding(Order.Of<OpenbaoNeed> of) {
    String host = order.host("api");
    Map<String, SecretRecipe.Key> keys = new LinkedHashMap<>();
    literal(keys, "type", "openbao");
    literal(keys, "provider", "openbao");
    literal(keys, "host", host);
    literal(keys, "port", Integer.toString(PORT));
    literal(keys, "uri", address());
    literal(keys, "auth-path", StoreRole.AUTH);
    literal(keys, "audience", StoreRole.AUDIENCE);
    literal(keys, "role", OpenbaoRole.name(of));
    literal(keys, "mount", StoreRole.MOUNT);
    literal(keys, "path", OpenbaoRole.path(of));
    if (makesCertificate()) {
      keys.put(
          "ca.crt", new SecretRecipe.Whole(order.platform().namespace(), tlsSecret(), "ca.crt"));
    }
    String name = order.release() + "-" + of.consumer().name() + "-" + of.need().name();
    return SecretRecipe.binding(of.consumer(), name, "openbao", keys);
  }

  private static void literal(Map<String, SecretRecipe.Key> keys, String key, String text) {
    keys.put(key, new SecretRecipe.Literal(text));
  }
}
