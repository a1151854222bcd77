package io.railiance.platform.review;

import io.railiance.platform.kubernetes.ImageReference;
import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A service that the platform has, and what an application would have in its stead, as {@code
 * boundary.yaml} lists it.
 *
 * @param service of this platform: {@code postgresql-ha}
 * @param need what an application states instead: {@code a database}
 * @param charts names of charts
 * @param images last parts of images' paths
 * @param kinds of operators: {@code postgresql.cnpg.io/Cluster}
 */
record PlatformEngine(
    String service, String need, List<String> charts, List<String> images, List<String> kinds) {
  static final List<PlatformEngine> ALL = all();

  PlatformEngine {
    charts = List.copyOf(charts);
    images = List.copyOf(images);
    kinds = List.copyOf(kinds);
  }

  private static List<PlatformEngine> all() {
    List<PlatformEngine> all = new ArrayList<>();
    for (JsonNode each : Bundled.yaml("boundary.yaml")) {
      all.add(Json.mapper().treeToValue(each, PlatformEngine.class));
    }
    return List.copyOf(all);
  }

  static Optional<PlatformEngine> ofChart(String name) {
    return with(PlatformEngine::charts, name);
  }

  static Optional<PlatformEngine> ofKind(String groupAndKind) {
    return with(PlatformEngine::kinds, groupAndKind);
  }

  static Optional<PlatformEngine> ofImage(String image) {
    String path = ImageReference.of(image).path();
    return with(PlatformEngine::images, path.substring(path.lastIndexOf('/') + 1));
  }

  private static Optional<PlatformEngine> with(
      Function<PlatformEngine, List<String>> names, String name) {
    return ALL.stream().filter(each -> names.apply(each).contains(name)).findFirst();
  }

  /**
   * {@code state the need in specs/consumers/gitea.yaml, under needs.valkey: a use and its keys.}
   */
  String remedy(String application) {
    return "state the need in specs/consumers/"
        + application
        + ".yaml, under needs."
        + service
        + ": "
        + need
        + ".";
  }
}
