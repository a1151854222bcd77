package io.railiance.platform.service.common;

import io.railiance.platform.platform.Consumer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a store keeps for an environment: an entry for each credential of the recipes. One that a
 * binding repeats lies with the consumer whose binding it is.
 */
public final class StoreEntries {
  private final String namespace;
  private final Map<SecretRecipe, String> releases = new LinkedHashMap<>();
  private final Map<SecretRecipe.Copy, Entry> entries = new LinkedHashMap<>();

  /**
   * @param namespace of the platform
   * @param recipes by release
   */
  public StoreEntries(String namespace, SortedMap<String, List<SecretRecipe>> recipes) {
    this.namespace = namespace;
    recipes.forEach((release, list) -> list.forEach(recipe -> releases.put(recipe, release)));
    releases.forEach(
        (recipe, release) ->
            recipe
                .keys()
                .forEach(
                    (key, from) -> {
                      if (from instanceof SecretRecipe.Credential) {
                        add(recipe, key, release);
                      }
                    }));
  }

  /**
   * A value that is kept.
   *
   * @param namespace and {@code secret}: the Secret of the release that has it under {@code key}
   * @param path below the engine
   * @param maker the role that makes it where it is missing
   * @param from how it comes to be
   */
  public record Entry(
      String namespace,
      String secret,
      String key,
      String path,
      StoreRole maker,
      SecretRecipe.Credential from) {
    /** Whether somebody else makes it. */
    boolean given() {
      return from instanceof SecretRecipe.Given;
    }
  }

  private void add(SecretRecipe recipe, String key, String release) {
    String path =
        whose(recipe, key)
            .map(consumer -> StoreRole.path(consumer, release, recipe.name(), key))
            .orElseGet(() -> StoreRole.path(release, recipe.name(), key));
    StoreRole maker = StoreRole.ofRelease(release, namespace);
    SecretRecipe.Credential from = (SecretRecipe.Credential) recipe.keys().get(key);
    entries.put(
        new SecretRecipe.Copy(recipe.namespace(), recipe.name(), key),
        new Entry(recipe.namespace(), recipe.name(), key, path, maker, from));
  }

  private Optional<Consumer> whose(SecretRecipe recipe, String key) {
    SecretRecipe.Copy copy = new SecretRecipe.Copy(recipe.namespace(), recipe.name(), key);
    return releases.keySet().stream()
        .filter(each -> each.keys().containsValue(copy))
        .flatMap(each -> each.consumer().stream())
        .findFirst();
  }

  public List<Entry> all() {
    return List.copyOf(entries.values());
  }

  List<SecretRecipe> recipes() {
    return List.copyOf(releases.keySet());
  }

  /** The entry that a key is made of; none for what is no secret, or made of another key. */
  Optional<Entry> behind(SecretRecipe recipe, String key) {
    SecretRecipe.Key from = recipe.keys().get(key);
    if (from instanceof SecretRecipe.Credential) {
      return Optional.of(
          entries.get(new SecretRecipe.Copy(recipe.namespace(), recipe.name(), key)));
    }
    if (from instanceof SecretRecipe.Name name) {
      return Optional.of(entries.get(name.of()));
    }
    return from instanceof SecretRecipe.Copy ? Optional.of(entries.get(from)) : Optional.empty();
  }

  /** The role by which a Secret is read. */
  StoreRole reader(SecretRecipe recipe) {
    return recipe
        .consumer()
        .map(StoreRole::ofConsumer)
        .orElseGet(() -> StoreRole.ofRelease(releases.get(recipe), namespace));
  }

  /** All that makes or reads something. */
  Set<StoreRole> roles() {
    Set<StoreRole> roles = new LinkedHashSet<>();
    entries.values().forEach(entry -> roles.add(entry.maker()));
    releases.keySet().forEach(recipe -> roles.add(reader(recipe)));
    return Collections.unmodifiableSet(roles);
  }
}
