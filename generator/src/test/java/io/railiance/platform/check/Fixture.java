package io.railiance.platform.check;

import io.railiance.platform.chart.ValuesEntry;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.render.HelmEngine;
import io.railiance.platform.render.Release;
import io.railiance.platform.render.Scenario;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A case of a check: a file of several documents for one that looks at objects, a folder for one
 * that looks at a chart. What the check must find stands in comments on the line above, and only
 * that.
 *
 * <pre>{@code
 * # finding: container "app" names no tag
 * image: docker.io/valkey/valkey
 * }</pre>
 *
 * @param path of the file or folder
 */
record Fixture(Path path) {
  private static final Pattern EXPECTED = Pattern.compile("\\s*# finding: (.*)");
  private static final Pattern EXTERNAL = Pattern.compile("(?m)^# external: (.*)$");

  /** What a comment asks for: a finding on the next line of the same file that says this. */
  record Expected(String file, int line, String part) {
    boolean fits(Finding finding) {
      return finding.at().file().equals(file)
          && finding.at().line() == line
          && finding.message().contains(part);
    }
  }

  List<Finding> run(Check check) {
    Findings findings = new Findings();
    if (check instanceof Check.OfChart ofChart) {
      ofChart.check(chart(), findings);
    } else if (check instanceof Check.OfManifest ofManifest) {
      manifests().forEach(manifest -> ofManifest.check(manifest, findings));
    } else if (check instanceof Check.OfRelease ofRelease) {
      Scenario scenario = new Scenario("test", "rendered/test/fixture", "values.yaml", "");
      ofRelease.check(
          new Release("fixture", "platform", scenario, manifests()), surroundings(), findings);
    } else if (check instanceof Check.OfEnvironment ofEnvironment) {
      String name = path.getFileName().toString();
      ofEnvironment.check(new GraphFixture(name, read(path), manifests()).graph(), findings);
    }
    return findings.list();
  }

  List<Expected> expected() {
    List<Expected> expected = new ArrayList<>();
    files()
        .forEach(
            (name, text) -> {
              List<String> lines = text.lines().toList();
              for (int i = 0; i < lines.size(); i++) {
                Matcher comment = EXPECTED.matcher(lines.get(i));
                if (comment.matches()) {
                  expected.add(new Expected(name, offence(lines, i) + 1, comment.group(1)));
                }
              }
            });
    return expected;
  }

  /** The index of the first line below that is no comment. */
  static int offence(List<String> lines, int comment) {
    int at = comment;
    while (lines.get(at).strip().startsWith("#")) {
      at++;
    }
    return at;
  }

  private ChartFiles chart() {
    SortedMap<String, String> named = new TreeMap<>();
    files().forEach((name, text) -> named.put(name.substring("chart/".length()), text));
    FileTree tree = new FileTree(named);
    List<ValuesEntry> values = new ArrayList<>();
    leaves(YamlReader.read("values.yaml", tree.text("values.yaml")).root(), "", values);
    try (HelmEngine helm = HelmEngine.on("fixture", tree)) {
      return new ChartFiles(values, tree, "chart", helm.lint());
    }
  }

  private static void leaves(JsonNode group, String path, List<ValuesEntry> into) {
    for (Map.Entry<String, JsonNode> entry : group.properties()) {
      String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (entry.getValue().isObject() && !entry.getValue().isEmpty()) {
        leaves(entry.getValue(), at, into);
      } else {
        into.add(new ValuesEntry(at, entry.getValue(), ""));
      }
    }
  }

  /** The documents, each at the lines that it has in the file. */
  private List<Manifest> manifests() {
    String name = path.getFileName().toString();
    List<Manifest> manifests = new ArrayList<>();
    int line = 0;
    for (String document : read(path).split("(?m)^---\\n")) {
      if (document.lines().anyMatch(each -> !each.isBlank() && !each.startsWith("#"))) {
        String text = "\n".repeat(line) + document;
        manifests.add(new Manifest("fixture/templates/x.yaml", YamlReader.read(name, text), text));
      }
      line += (int) document.lines().count() + 1;
    }
    return manifests;
  }

  private Surroundings surroundings() {
    Set<String> names = new HashSet<>();
    Matcher external = EXTERNAL.matcher(read(path));
    while (external.find()) {
      names.add(external.group(1));
    }
    return new Surroundings(names, List.of("1.31", "1.36"));
  }

  /** Text by the file's name as findings show it. */
  private SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(path)) {
      files.put(path.getFileName().toString(), read(path));
      return files;
    }
    try (Stream<Path> all = Files.walk(path)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put("chart/" + path.relativize(file).toString(), read(file)));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
