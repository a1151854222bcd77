package io.railiance.platform.render;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All objects of one rendering, hooks included, sorted by file.
 *
 * @param chart its name, which is the name of the release
 * @param namespace that it is installed into
 */
public record Release(String chart, String namespace, Scenario scenario, List<Manifest> manifests) {
  public Release {
    manifests = List.copyOf(manifests);
  }

  /** The objects of one kind. */
  public List<Manifest> of(String kind) {
    return manifests.stream().filter(manifest -> manifest.is(kind)).toList();
  }

  /** The pods of all objects, of Jobs and hooks too. */
  public List<PodTemplate> pods() {
    return manifests.stream().flatMap(manifest -> manifest.pods().stream()).toList();
  }

  /** The objects as files below {@code rendered/<environment>/<release>/}. */
  public FileTree files() {
    SortedMap<String, String> files = new TreeMap<>();
    manifests.forEach(manifest -> files.putIfAbsent(manifest.document().file(), manifest.text()));
    return new FileTree(files);
  }
}
