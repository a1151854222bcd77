package io.railiance.platform.service.objectstorage;

import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.SecretRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The keys that whoever runs the endpoint has made for us, and a binding for each bucket. */
final class ExternalSecrets {
  private ExternalSecrets() {}

  static List<SecretRecipe> of(Order<ObjectStorageSpec, ObjectStorageNeed> order, JsonNode values) {
    String namespace = order.platform().namespace();
    String users = SecretRecipe.nameIn(values, "/auth/existingSecret", order.release() + "-users");
    Map<String, SecretRecipe.Key> keys = new LinkedHashMap<>();
    keys.put(ObjectStorageUsers.PROVISIONER, new SecretRecipe.Given());
    order.needs().forEach(of -> keys.put(of.need().bucket(), new SecretRecipe.Given()));
    List<SecretRecipe> recipes = new ArrayList<>();
    recipes.add(new SecretRecipe(namespace, users, "Opaque", keys));
    for (Order.Of<ObjectStorageNeed> of : order.needs()) {
      String bucket = of.need().bucket();
      SecretRecipe.Copy key = new SecretRecipe.Copy(namespace, users, bucket);
      JsonNode endpoint = values.at("/endpoint");
      recipes.add(
          new BucketBinding(
                  "external",
                  endpoint.path("tls").asBoolean(true),
                  endpoint.path("host").asString(),
                  endpoint.path("port").asInt(),
                  endpoint.path("region").asString(),
                  new SecretRecipe.Name(key, ""),
                  key)
              .secret(of, order.release()));
    }
    return recipes;
  }
}
