package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Reference;
import java.util.List;

/** All that pods say and read: their own fields, and the ConfigMaps that they name. */
final class PodText {
  private PodText() {}

  static String of(PodTemplate pods, List<Manifest> configMaps) {
    StringBuilder text = new StringBuilder(pods.spec().toString());
    for (Reference each : Reference.allIn(pods.manifest())) {
      configMaps.stream()
          .filter(config -> each.kind().equals("ConfigMap") && config.name().equals(each.name()))
          .forEach(config -> text.append('\n').append(config.at("/data")));
    }
    return text.toString();
  }
}
