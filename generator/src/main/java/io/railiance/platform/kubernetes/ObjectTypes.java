package io.railiance.platform.kubernetes;

import io.railiance.platform.yaml.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The types of all fields of all kinds, by the newest Kubernetes whose schemas there are, and of
 * the custom kinds that have one. A kind that it no longer serves is looked up in an older one.
 */
public final class ObjectTypes {
  private final Path kubernetes;
  private final Path crds;
  private final Map<Path, JsonNode> read = new HashMap<>();
  private final Map<GroupVersionKind, FieldType> types = new HashMap<>();
  private final Iterable<String> minors;

  private ObjectTypes(Path kubernetes, Path crds, Iterable<String> minors) {
    this.kubernetes = kubernetes;
    this.crds = crds;
    this.minors = minors;
  }

  /** By the schemas that travel with the generator. */
  public static ObjectTypes bundled() {
    KubernetesSchemas schemas = KubernetesSchemas.bundled();
    return new ObjectTypes(
        schemas.folder(), schemas.crds(), new TreeSet<>(schemas.minors()).descendingSet());
  }

  /** The type of a kind's objects; {@link FieldType#UNKNOWN} for one without a schema. */
  public FieldType of(GroupVersionKind kind) {
    return types.computeIfAbsent(kind, this::find);
  }

  private FieldType find(GroupVersionKind kind) {
    for (String minor : minors) {
      Path folder = kubernetes.resolve(minor);
      JsonNode root = read(folder.resolve(kind.schemaFile()));
      if (serves(root, kind)) {
        JsonNode definitions = read(folder.resolve(SchemaFiles.DEFINITIONS)).path("definitions");
        return FieldType.of(root.path("allOf").path(0), definitions);
      }
    }
    JsonNode custom = read(crds.resolve(kind.schemaFile()));
    return serves(custom, kind)
        ? FieldType.of(custom, custom.path("definitions"))
        : FieldType.UNKNOWN;
  }

  private static boolean serves(JsonNode root, GroupVersionKind kind) {
    return root.at("/properties/apiVersion/const").asString("").equals(kind.apiVersion())
        && root.at("/properties/kind/const").asString("").equals(kind.kind());
  }

  private JsonNode read(Path file) {
    return read.computeIfAbsent(file, ObjectTypes::parsed);
  }

  private static JsonNode parsed(Path file) {
    if (!Files.exists(file)) {
      return MissingNode.getInstance();
    }
    try {
      return Json.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
