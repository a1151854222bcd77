package io.railiance.platform;

import io.railiance.platform.check.MadeSecret;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SecretStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Secrets that must exist in each environment, and what brings them there. */
final class Secrets {
  private final SortedMap<String, SecretDelivery> deliveries = new TreeMap<>();
  private final Map<String, String> owners = new HashMap<>();

  private final Set<String> stated = new HashSet<>();

  Secrets(Inputs inputs) {
    inputs.environments().values().stream()
        .map(environment -> environment.value().cluster())
        .filter(Objects::nonNull)
        .forEach(cluster -> cluster.secrets().forEach(name -> stated.add("Secret/" + name)));
    inputs
        .environments()
        .forEach((name, spec) -> deliveries.put(name, new SecretDelivery(name, spec, inputs)));
  }

  /** Adds those of a release; a finding where another one has the same. */
  void add(String environment, String release, List<SecretRecipe> more, Findings findings) {
    for (SecretRecipe recipe : more) {
      String name = recipe.namespace() + "/" + recipe.name();
      String owner = owners.putIfAbsent(environment + " " + name, release);
      if (owner != null && !owner.equals(release)) {
        findings.add(twice(name, owner, release));
      }
    }
    deliveries.get(environment).add(release, more);
  }

  /** Says that a release keeps Secrets for others. */
  void keeper(String environment, String release, SecretStore store) {
    deliveries.get(environment).keeper(release, store);
  }

  private static Finding twice(String name, String owner, String release) {
    return Finding.error(
        "releases-apart",
        Location.of(Workspace.SPECS + "/services/" + release + ".yaml"),
        "Secret " + name + " would be that of release \"" + owner + "\", too",
        "Rename one of the releases, or one of the needs.");
  }

  /** When all releases are known: whether all can come, and in which order. */
  void check(Findings findings) {
    News news = new News();
    for (SecretDelivery delivery : deliveries.values()) {
      Findings ofThis = new Findings();
      delivery.check(ofThis);
      news.filter(ofThis.list()).forEach(findings::add);
    }
  }

  /**
   * Kind and name of those in the platform's namespace, and of those that a cluster has: what a
   * chart may name though it does not make it. In which environment is for the graph to say.
   */
  Set<String> namesIn(String namespace) {
    Stream<SecretRecipe> all = deliveries.values().stream().flatMap(SecretDelivery::recipes);
    Set<String> names =
        all.filter(recipe -> recipe.namespace().equals(namespace))
            .map(recipe -> "Secret/" + recipe.name())
            .collect(Collectors.toSet());
    names.addAll(stated);
    return names;
  }

  /** Those of an environment, as far as they are no secret. */
  List<MadeSecret> madeIn(String environment) {
    Location at = Location.of(Workspace.SECRETS + "/" + environment + ".sh");
    return deliveries.get(environment).recipes().map(recipe -> made(at, recipe)).toList();
  }

  private static MadeSecret made(Location at, SecretRecipe recipe) {
    SortedMap<String, String> texts = new TreeMap<>();
    Map<String, MadeSecret.Key> copies = new TreeMap<>();
    recipe
        .keys()
        .forEach(
            (key, source) -> {
              texts.put(key, known(source, recipe));
              if (source instanceof SecretRecipe.Copy copy) {
                copies.put(key, new MadeSecret.Key(copy.namespace(), copy.secret(), copy.key()));
              }
              if (source instanceof SecretRecipe.Whole whole) {
                copies.put(key, new MadeSecret.Key(whole.namespace(), whole.secret(), whole.key()));
              }
            });
    return new MadeSecret(at, recipe.namespace(), recipe.name(), recipe.type(), texts, copies);
  }

  private static String known(SecretRecipe.Key source, SecretRecipe recipe) {
    if (source instanceof SecretRecipe.Literal literal) {
      return literal.text();
    }
    if (source instanceof SecretRecipe.Name name && !name.otherwise().isEmpty()) {
      return name.otherwise();
    }
    return source instanceof SecretRecipe.Text text
        ? text.with(key -> known(recipe.keys().get(key), recipe))
        : "*";
  }

  /** Of all environments. Only after a {@link #check} without an error. */
  FileTree files() {
    List<FileTree> trees = new ArrayList<>();
    deliveries.values().forEach(delivery -> trees.add(delivery.files()));
    return FileTree.union(trees);
  }
}
