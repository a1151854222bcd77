package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The files that a container gets from Secrets and ConfigMaps. */
final class MountedFiles {
  /** Stands for files that nobody knows, such as those of a Secret that somebody else makes. */
  static final String ANY = "*";

  private MountedFiles() {}

  /** Names of files by the folder that they are mounted to. */
  static SortedMap<String, SortedSet<String>> of(
      Container container, PodTemplate pods, Graph graph) {
    SortedMap<String, SortedSet<String>> mounts = new TreeMap<>();
    for (JsonNode mount : container.body().path("volumeMounts")) {
      if (!mount.has("subPath") && !mount.has("subPathExpr")) {
        for (JsonNode volume : pods.spec().path("volumes")) {
          if (volume.path("name").equals(mount.path("name"))) {
            files(volume, graph)
                .ifPresent(files -> mounts.put(mount.path("mountPath").asString(""), files));
          }
        }
      }
    }
    return mounts;
  }

  private static Optional<SortedSet<String>> files(JsonNode volume, Graph graph) {
    SortedSet<String> files = new TreeSet<>();
    for (String source : new String[] {"secret", "configMap"}) {
      if (volume.has(source)) {
        JsonNode body = volume.path(source);
        for (String item : FieldPath.of("items[*].path").in(body, "")) {
          files.add(body.at(item).asString(""));
        }
        if (files.isEmpty()) {
          files.addAll(keys(source, body, graph));
        }
        if (files.isEmpty()) {
          files.add(ANY);
        }
      }
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
  }

  private static SortedSet<String> keys(String source, JsonNode body, Graph graph) {
    SortedSet<String> keys = new TreeSet<>();
    String name = body.path(source.equals("secret") ? "secretName" : "name").asString("");
    if (source.equals("secret")) {
      graph.secrets().stream()
          .filter(each -> each.is(graph.namespace(), name))
          .forEach(each -> keys.addAll(each.texts().keySet()));
    } else {
      for (Manifest config : graph.of("ConfigMap")) {
        if (config.name().equals(name)) {
          keys.addAll(config.at("/data").propertyNames());
          keys.addAll(config.at("/binaryData").propertyNames());
        }
      }
    }
    return keys;
  }
}
