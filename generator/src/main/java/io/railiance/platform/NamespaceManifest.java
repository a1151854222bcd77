package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The namespace of all platform services, which no chart makes: it holds every pod to Pod Security
 * restricted.
 */
final class NamespaceManifest {
  private static final String FILE = "helm/namespace.yaml";

  private NamespaceManifest() {}

  static FileTree of(Platform platform) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/part-of", platform.name());
    for (String mode : new String[] {"enforce", "audit", "warn"}) {
      labels.put("pod-security.kubernetes.io/" + mode, "restricted");
    }
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("apiVersion", "v1");
    manifest.put("kind", "Namespace");
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", platform.namespace());
    metadata.put("labels", labels);
    manifest.put("metadata", metadata);
    String yaml = Yaml.write(Json.tree(manifest));
    return FileTree.of(FILE, GeneratedMark.on("namespace.yaml", yaml, "specs/platform.yaml"));
  }
}
