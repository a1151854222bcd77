package io.railiance.platform.service.objectstorage;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.SecretRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The secret keys of all users, what the components sign their requests with, and a binding for
 * each bucket.
 *
 * <p>The first twelve characters of a secret key are the access key beside it, so that a new pair
 * may be valid together with the old one.
 */
final class ObjectStorageSecrets {
  private static final int PORT = 8333;
  private static final int ACCESS_KEY_LENGTH = 12;

  private ObjectStorageSecrets() {}

  static List<SecretRecipe> of(Order<ObjectStorageSpec, ObjectStorageNeed> order, JsonNode values) {
    String namespace = order.platform().namespace();
    String users = SecretRecipe.nameIn(values, "/auth/existingSecret", order.release() + "-users");
    String signing =
        SecretRecipe.nameIn(values, "/auth/signingSecret", order.release() + "-signing");
    List<SecretRecipe> recipes = new ArrayList<>();
    recipes.add(
        random(
            namespace,
            users,
            Stream.concat(
                    ObjectStorageUsers.OWN.stream(),
                    order.needs().stream().map(of -> of.need().bucket()))
                .sorted()
                .toList()));
    recipes.add(random(namespace, signing, List.of("filer", "volume")));
    order.needs().forEach(of -> recipes.add(binding(order, users, of, values)));
    return recipes;
  }

  private static SecretRecipe random(String namespace, String secret, List<String> names) {
    Map<String, SecretRecipe.Key> keys = new LinkedHashMap<>();
    names.forEach(name -> keys.put(name, new SecretRecipe.Random()));
    return new SecretRecipe(namespace, secret, "Opaque", keys);
  }

  private static SecretRecipe binding(
      Order<ObjectStorageSpec, ObjectStorageNeed> order,
      String users,
      Order.Of<ObjectStorageNeed> of,
      JsonNode values) {
    return new BucketBinding(
            "seaweedfs",
            values.at("/tls/enabled").asBoolean(false),
            order.host("s3"),
            PORT,
            "us-east-1",
            new SecretRecipe.Start("secret-access-key", ACCESS_KEY_LENGTH),
            new SecretRecipe.Copy(order.platform().namespace(), users, of.need().bucket()))
        .secret(of, order.release());
  }
}
