package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.ImageReference;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A program that keeps data, as {@code engine-versions.yaml} lists them.
 *
 * @param images last parts of the images' paths: {@code postgres}, {@code postgresql-repmgr}
 * @param tag pattern whose one group is the engine's version, where a tag says more than that
 * @param major what another major version does to the data; empty if nothing
 * @param minor what another minor version does to the data; empty if nothing
 */
record Engine(String name, List<String> images, String tag, String major, String minor) {
  private static final List<Engine> ALL = all();

  Engine {
    images = List.copyOf(images);
    tag = tag == null ? "(.*)" : tag;
    major = major == null ? "" : major;
    minor = minor == null ? "" : minor;
  }

  private static List<Engine> all() {
    List<Engine> all = new ArrayList<>();
    for (JsonNode each : Bundled.yaml("engine-versions.yaml")) {
      all.add(Json.mapper().treeToValue(each, Engine.class));
    }
    return List.copyOf(all);
  }

  /** The engine of an image; an exporter beside it is none. */
  static Optional<Engine> ofImage(String image) {
    String path = ImageReference.of(image).path();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return ALL.stream().filter(each -> each.images.contains(last)).findFirst();
  }

  /** Its version in a tag; nothing where the tag says none. */
  Optional<Version> version(String of) {
    Matcher matcher = Pattern.compile(tag).matcher(of);
    return matcher.matches() ? Version.of(matcher.group(1)) : Optional.empty();
  }

  /** The engine that a workload runs. */
  static Optional<Engine> of(Manifest manifest) {
    return manifest.containers().stream()
        .filter(Container::isLongRunning)
        .flatMap(each -> ofImage(each.image()).stream())
        .findFirst();
  }
}
