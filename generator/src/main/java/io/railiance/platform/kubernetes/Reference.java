package io.railiance.platform.kubernetes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A field that names another object of the same namespace, which must exist.
 *
 * @param pointer of the field in the manifest that it is in
 * @param kind {@code Secret}
 * @param key that the object must have; empty for none
 */
public record Reference(Manifest manifest, String pointer, String kind, String name, String key) {
  /** On a ConfigMap: the container that applies its changes without a restart. */
  public static final String RELOADED_BY = "railiance.io/reloaded-by";

  private static final List<Field> OF_CONTAINERS =
      List.of(
          new Field("ConfigMap", "env[*].valueFrom.configMapKeyRef", "name", "key"),
          new Field("Secret", "env[*].valueFrom.secretKeyRef", "name", "key"),
          new Field("ConfigMap", "envFrom[*].configMapRef", "name", ""),
          new Field("Secret", "envFrom[*].secretRef", "name", ""));

  private static final List<Field> OF_PODS =
      List.of(
          new Field("ServiceAccount", "", "serviceAccountName", ""),
          new Field("Secret", "imagePullSecrets[*]", "name", ""),
          new Field("PersistentVolumeClaim", "volumes[*].persistentVolumeClaim", "claimName", ""),
          new Field("Secret", "volumes[*].secret", "secretName", ""),
          new Field("ConfigMap", "volumes[*].configMap", "name", ""),
          new Field("Secret", "volumes[*].projected.sources[*].secret", "name", ""),
          new Field("ConfigMap", "volumes[*].projected.sources[*].configMap", "name", ""));

  private static final List<Field> OF_OBJECTS =
      List.of(
          new Field("Service", "spec.rules[*].http.paths[*].backend.service", "name", ""),
          new Field("Service", "spec.rules[*].backendRefs[*]", "name", ""),
          new Field("Secret", "spec.tls[*]", "secretName", ""));

  /** All that an object names. */
  public static List<Reference> allIn(Manifest manifest) {
    List<Reference> all = new ArrayList<>();
    manifest
        .pods()
        .ifPresent(
            pods -> {
              OF_PODS.forEach(field -> field.read(manifest, pods.specPointer(), all));
              for (Container container : pods.containers()) {
                OF_CONTAINERS.forEach(field -> field.read(manifest, container.pointer(), all));
              }
            });
    switch (manifest.kind()) {
      case "StatefulSet" -> new Field("Service", "spec", "serviceName", "").read(manifest, "", all);
      case "Ingress", "HTTPRoute", "TCPRoute", "GRPCRoute" ->
          OF_OBJECTS.forEach(field -> field.read(manifest, "", all));
      case "RoleBinding", "HorizontalPodAutoscaler" -> byKind(manifest, all);
      default -> {}
    }
    return all;
  }

  /** References that say the kind themselves. */
  private static void byKind(Manifest manifest, List<Reference> all) {
    for (String path : List.of("roleRef", "subjects[*]", "spec.scaleTargetRef")) {
      for (String pointer : FieldPath.of(path).in(manifest.body(), "")) {
        JsonNode target = manifest.at(pointer);
        String namespace = target.path("namespace").asString(manifest.namespace());
        String kind = target.path("kind").asString("");
        if (namespace.equals(manifest.namespace()) && !kind.matches("ClusterRole|User|Group")) {
          String name = target.path("name").asString("");
          all.add(new Reference(manifest, pointer + "/name", kind, name, ""));
        }
      }
    }
  }

  /**
   * Whether what is named follows changes while the pods run: its annotation {@value #RELOADED_BY}
   * names a container of theirs.
   */
  public boolean isReloadedFrom(Manifest target) {
    String container = target.annotations().getOrDefault(RELOADED_BY, "");
    return manifest.containers().stream().anyMatch(each -> each.name().equals(container));
  }

  /** {@code ConfigMap "valkey", key "valkey.conf"}. */
  public String shown() {
    return kind + " \"" + name + "\"" + (key.isEmpty() ? "" : ", key \"" + key + "\"");
  }

  /**
   * Where a name stands.
   *
   * @param path of the mapping that holds it; empty for the base itself
   * @param key field of the key, beside the name; empty where the keys, if any, are in {@code
   *     items}
   */
  private record Field(String kind, String path, String name, String key) {
    void read(Manifest manifest, String base, List<Reference> into) {
      List<String> holders =
          path.isEmpty() ? List.of(base) : FieldPath.of(path).in(manifest.body(), base);
      for (String holder : holders) {
        JsonNode node = manifest.at(holder);
        String target = node.path(name).asString("");
        if (target.isEmpty() || node.path("optional").asBoolean(false)) {
          continue;
        }
        String wanted = key.isEmpty() ? "" : node.path(key).asString("");
        into.add(new Reference(manifest, holder + "/" + name, kind, target, wanted));
        for (String item : FieldPath.of("items[*].key").in(manifest.body(), holder)) {
          into.add(new Reference(manifest, item, kind, target, manifest.at(item).asString("")));
        }
      }
    }
  }
}
