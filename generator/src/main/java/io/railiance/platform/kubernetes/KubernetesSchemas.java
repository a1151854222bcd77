package io.railiance.platform.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The Kubernetes API of several minors as JSON Schemas, read from the committed folders {@code
 * schemas/kubernetes} and {@code schemas/crds}, and the question whether a manifest fits them.
 * Nothing is fetched. A minor is read when it is first asked for, and once. May be shared by
 * threads.
 */
public final class KubernetesSchemas {

  private final Path folder;
  private final Path crds;
  private final SortedSet<String> minors;
  private final Map<String, MinorSchemas> read = new ConcurrentHashMap<>();

  private KubernetesSchemas(Path folder, Path crds, SortedSet<String> minors) {
    this.folder = folder;
    this.crds = crds;
    this.minors = Collections.unmodifiableSortedSet(minors);
  }

  /**
   * @param folder has one folder a minor, {@code 1.36/statefulset-apps-v1.json}
   * @param crds has the custom kinds, which every minor serves, {@code
   *     servicemonitor-monitoring-v1.json}
   */
  public static KubernetesSchemas in(Path folder, Path crds) {
    SortedSet<String> minors = new TreeSet<>();
    try (Stream<Path> folders = Files.list(folder)) {
      folders
          .filter(Files::isDirectory)
          .forEach(minor -> minors.add(minor.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KubernetesSchemas(folder, crds, minors);
  }

  /** The schemas that travel with the generator: a copy of the committed folders. */
  public static KubernetesSchemas bundled() {
    return in(
        BundledFolder.at(KubernetesSchemas.class, "schemas"),
        BundledFolder.at(KubernetesSchemas.class, "crds"));
  }

  Path folder() {
    return folder;
  }

  Path crds() {
    return crds;
  }

  /** The minors that can be asked for, {@code 1.31} and so on. */
  public SortedSet<String> minors() {
    return minors;
  }

  /**
   * Whether the kind is part of that minor, or a custom kind that has a schema: {@code
   * policy/v1beta1 PodSecurityPolicy} is neither.
   */
  public boolean serves(String minor, GroupVersionKind kind) {
    return minor(minor).schemaOf(kind).isPresent();
  }

  /**
   * What that minor would not accept in a parsed manifest, sorted by place; empty if it is all
   * right.
   */
  public List<SchemaViolation> validate(String minor, JsonNode manifest) {
    return minor(minor).validate(manifest);
  }

  private MinorSchemas minor(String minor) {
    if (!minors.contains(minor)) {
      throw new IllegalArgumentException(
          "no schemas for Kubernetes " + minor + ", only for " + minors);
    }
    return read.computeIfAbsent(
        minor, name -> new MinorSchemas(name, List.of(folder.resolve(name), crds)));
  }
}
