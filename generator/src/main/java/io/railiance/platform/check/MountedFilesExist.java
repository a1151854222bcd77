package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Reference;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A file of a mounted Secret or ConfigMap that is named is in it. */
final class MountedFilesExist implements Check.OfEnvironment {
  @Override
  public String rule() {
    return "mounted-files-exist";
  }

  @Override
  public String why() {
    return "Where an argument, a variable or a configuration file of a pod names a file below the mount of a Secret or"
        + " ConfigMap, the Secret is made with that key, or the ConfigMap has it. The kubelet checks keys only where"
        + " they are listed; a password file that is not there is found by the program, at its start or at the first"
        + " failover. Names that a program puts together are not judged.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    Map<Manifest, SortedMap<String, SortedSet<String>>> read = new LinkedHashMap<>();
    for (PodTemplate pods : graph.pods()) {
      List<Manifest> configs = read(pods, graph);
      for (Container container : pods.containers()) {
        SortedMap<String, SortedSet<String>> own = MountedFiles.of(container, pods, graph);
        Location at = container.manifest().place(container.pointer());
        named(container.shown(), said(container), own, at, findings);
        configs.forEach(config -> add(own, read.computeIfAbsent(config, none -> new TreeMap<>())));
      }
    }
    // Of a ConfigMap that several read nobody says who reads which of its keys: one of them has the
    // file.
    read.forEach(
        (config, mounts) -> {
          String text = String.join("\n", strings(config.at("/data")));
          named(config.shown(), text, mounts, config.place("/data"), findings);
        });
  }

  private static void add(
      SortedMap<String, SortedSet<String>> mounts, SortedMap<String, SortedSet<String>> into) {
    mounts.forEach(
        (path, files) -> into.computeIfAbsent(path, none -> new TreeSet<>()).addAll(files));
  }

  private static String said(Container container) {
    List<String> said = new ArrayList<>();
    for (String field :
        List.of("command", "args", "env[*].value", "lifecycle.preStop.exec.command")) {
      for (String pointer : FieldPath.of(field).in(container.body(), "")) {
        JsonNode node = container.body().at(pointer);
        said.addAll(node.isString() ? List.of(node.asString()) : strings(node));
      }
    }
    return String.join("\n", said);
  }

  private static List<String> strings(JsonNode node) {
    return node.valueStream().map(each -> each.asString("")).toList();
  }

  private static List<Manifest> read(PodTemplate pods, Graph graph) {
    Set<String> names = new HashSet<>();
    for (Reference each : Reference.allIn(pods.manifest())) {
      if (each.kind().equals("ConfigMap")) {
        names.add(each.name());
      }
    }
    return graph.of("ConfigMap").stream().filter(each -> names.contains(each.name())).toList();
  }

  private void named(
      String where,
      String text,
      SortedMap<String, SortedSet<String>> mounts,
      Location at,
      Findings findings) {
    mounts.forEach(
        (path, files) -> {
          for (Matcher file = below(path).matcher(text); file.find(); ) {
            if (!files.contains(MountedFiles.ANY) && !files.contains(file.group(1))) {
              findings.add(
                  Finding.error(
                      rule(),
                      at,
                      where
                          + " names the file "
                          + path
                          + "/"
                          + file.group(1)
                          + ", which is not in what is mounted there."
                          + DidYouMean.sentence(file.group(1), files),
                      "Correct the name, or add the key."));
            }
          }
        });
  }

  /** A file below a folder whose name is fixed text. */
  private static Pattern below(String path) {
    return Pattern.compile(
        "(?<![\\w./-])"
            + Pattern.quote(path)
            + "/([A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?)(?![\\w.$*{%\\[/-])");
  }
}
