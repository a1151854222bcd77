package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SecretScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Secrets that must exist in each environment, and the script that makes those that are
 * missing.
 */
final class Secrets {
  private final SortedMap<String, List<SecretRecipe>> recipes = new TreeMap<>();

  Secrets(Inputs inputs) {
    inputs.environments().keySet().forEach(name -> recipes.put(name, new ArrayList<>()));
  }

  void add(String environment, List<SecretRecipe> more) {
    recipes.get(environment).addAll(more);
  }

  /** Kind and name of those in a namespace: what a chart may name though it does not make it. */
  Set<String> namesIn(String namespace) {
    Set<String> names =
        recipes.values().stream()
            .flatMap(List::stream)
            .filter(recipe -> recipe.namespace().equals(namespace))
            .map(recipe -> "Secret/" + recipe.name())
            .collect(Collectors.toSet());
    return names;
  }

  FileTree files() {
    SortedMap<String, String> files = new TreeMap<>();
    recipes.forEach((environment, list) -> files.put(environment + ".sh", SecretScript.of(list)));
    return new FileTree(files);
  }
}
