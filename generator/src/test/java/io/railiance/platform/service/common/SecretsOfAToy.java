package io.railiance.platform.service.common;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.service.common.SecretRecipe.Alternating;
import io.railiance.platform.service.common.SecretRecipe.Copy;
import io.railiance.platform.service.common.SecretRecipe.Literal;
import io.railiance.platform.service.common.SecretRecipe.Name;
import io.railiance.platform.service.common.SecretRecipe.Random;
import io.railiance.platform.service.common.SecretRecipe.Start;
import io.railiance.platform.service.common.SecretRecipe.Text;
import io.railiance.platform.yaml.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Secrets of one release, with a key of each sort. */
public final class SecretsOfAToy {
  static final String NAMESPACE = "toys";
  static final Consumer PARROT =
      new Consumer("parrot", "cage", Map.of("app", "parrot"), Json.parse("{}"));

  private SecretsOfAToy() {}

  /**
   * @param users that have a password each; the last is the parrot's, which takes turns with
   *     another
   */
  static List<SecretRecipe> recipes(String... users) {
    Map<String, SecretRecipe.Key> passwords = new LinkedHashMap<>();
    for (String user : users) {
      passwords.put(user, new Random());
    }
    String last = users[users.length - 1];
    passwords.put(last, Alternating.of(last));
    Copy password = new Copy(NAMESPACE, "echo-users", last);
    Map<String, SecretRecipe.Key> binding = new LinkedHashMap<>();
    binding.put("host", new Literal("echo.toys.svc {{ here }}"));
    binding.put("username", new Name(password, last));
    binding.put("password", password);
    binding.put("uri", new Text("echo://{username}:{password}@echo:7/?a,b"));
    binding.put("name-key", new Start("password", 12));
    return List.of(
        new SecretRecipe(NAMESPACE, "echo-users", "Opaque", passwords),
        SecretRecipe.binding(PARROT, "echo-parrot", "echo", binding));
  }

  /** What brings them in and out of a store. */
  public static SortedMap<String, String> objects(String... users) {
    Platform platform =
        new Platform("toys", NAMESPACE, "cluster.local", List.of("1.36"), List.of("local"), null);
    SecretStore store = new SecretStore("https://bao:8200", "bao-tls");
    return StoreObjects.of(platform, store, entries(users), true);
  }

  static StoreEntries entries(String... users) {
    SortedMap<String, List<SecretRecipe>> recipes = new TreeMap<>();
    recipes.put("echo", recipes(users));
    return new StoreEntries(NAMESPACE, recipes);
  }
}
