package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Reference;
import io.railiance.platform.render.HelmEngine;
import io.railiance.platform.render.Release;
import io.railiance.platform.render.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an upgrade of a chart restarts, found out by rendering it twice: a new version alone must
 * restart nothing, a changed configuration must restart what reads it.
 *
 * @param name of the chart
 * @param files of its folder
 */
public record UpgradeSafety(String name, FileTree files, Scenario scenario) {
  private static final String NAMESPACE = "platform";
  private static final String KUBERNETES = "1.36";

  /** Where the chart breaks this, a sentence each; empty for a good one. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    Release before = render(files);
    for (String field : List.of("version", "appVersion")) {
      Release after = render(with("Chart.yaml", bumped(field)));
      changedSpecs(before, after)
          .forEach(each -> complaints.add(field + " in Chart.yaml alone changes " + each));
    }
    files.files().keySet().stream()
        .filter(path -> path.startsWith("files/"))
        .forEach(path -> complaints.addAll(unmoved(path, before)));
    return complaints;
  }

  /** The objects, but ConfigMaps that carry a version in their data, with a changed body. */
  private static List<String> changedSpecs(Release before, Release after) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < before.manifests().size(); i++) {
      Manifest old = before.manifests().get(i);
      if (!old.at("/spec").equals(after.manifests().get(i).at("/spec"))) {
        changed.add(old.shown());
      }
    }
    return changed;
  }

  /** The pods that read a ConfigMap with this file, and stay as they are when it changes. */
  private List<String> unmoved(String path, Release before) {
    Release after = render(with(path, oneByteMore(files.text(path))));
    Map<String, Manifest> configs = new TreeMap<>();
    Set<String> pods = new TreeSet<>();
    for (int i = 0; i < before.manifests().size(); i++) {
      Manifest old = before.manifests().get(i);
      Manifest changed = after.manifests().get(i);
      if (old.is("ConfigMap") && !old.at("/data").equals(changed.at("/data"))) {
        configs.put(old.name(), old);
      }
      old.pods()
          .filter(each -> !each.manifest().at(each.pointer()).equals(changed.at(each.pointer())))
          .ifPresent(each -> pods.add(old.shown()));
    }
    return before.pods().stream()
        .filter(PodTemplate::isLongRunning)
        .map(PodTemplate::manifest)
        .filter(each -> reads(each, configs) && !pods.contains(each.shown()))
        .map(each -> path + " changes, and " + each.shown() + " is not restarted")
        .collect(Collectors.toList());
  }

  private static boolean reads(Manifest manifest, Map<String, Manifest> configs) {
    return Reference.allIn(manifest).stream()
        .filter(each -> each.kind().equals("ConfigMap") && configs.containsKey(each.name()))
        .anyMatch(each -> !each.isReloadedFrom(configs.get(each.name())));
  }

  private String bumped(String field) {
    return files.text("Chart.yaml").replaceFirst("(?m)^" + field + ":.*$", field + ": \"99.0.0\"");
  }

  /** At the end of the last line that is not empty, where no reader trims it away. */
  private static String oneByteMore(String text) {
    return text.stripTrailing() + "x\n";
  }

  private FileTree with(String path, String text) {
    TreeMap<String, String> changed = new TreeMap<>(files.files());
    changed.put(path, text);
    return new FileTree(changed);
  }

  private Release render(FileTree chart) {
    try (HelmEngine helm = HelmEngine.on(name, chart)) {
      return helm.render(scenario, NAMESPACE, KUBERNETES);
    }
  }
}
