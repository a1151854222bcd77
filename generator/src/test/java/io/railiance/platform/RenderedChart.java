package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.render.HelmEngine;
import io.railiance.platform.render.Release;
import io.railiance.platform.render.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A committed chart with values of a test, for who starts what it would start. */
final class RenderedChart {
  private RenderedChart() {}

  static Release of(String name, String values) throws IOException {
    Path chart = Path.of("..").resolve(Workspace.CHARTS).resolve(name);
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(chart)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(chart.relativize(file).toString(), Files.readString(file));
      }
    }
    try (HelmEngine helm = HelmEngine.on(name, new FileTree(files))) {
      return helm.render(
          new Scenario("test", "scenario/test/" + name, "values.yaml", values),
          OurRepository.platform().namespace(),
          OurRepository.newestMinor());
    }
  }

  /** The data of a ConfigMap: its files by name. */
  static Map<String, String> configMap(Release release, String name) {
    Map<String, String> data = new TreeMap<>();
    release.of("ConfigMap").stream()
        .filter(each -> each.name().equals(name))
        .flatMap(each -> each.at("/data").properties().stream())
        .forEach(each -> data.put(each.getKey(), each.getValue().asString()));
    return data;
  }
}
