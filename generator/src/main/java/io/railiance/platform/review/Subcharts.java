package io.railiance.platform.review;

import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The charts that an application's charts depend on. One whose condition is false in the values
 * beside it is not installed.
 *
 * @param embedded those that are services of the platform
 * @param disabled names, or aliases, of those that are not installed
 */
record Subcharts(List<Embedded> embedded, Set<String> disabled) {
  private static final Pattern CHART = Pattern.compile("(.*/)?(Chart|requirements)\\.ya?ml");
  private static final Pattern ARCHIVE =
      Pattern.compile("(?:.*/)?([a-z0-9-]+?)-v?[0-9][^/]*\\.tgz");

  /**
   * @param what {@code the chart "postgresql-ha"}
   * @param off how it is left out, the beginning of a sentence
   */
  record Embedded(Location at, String what, PlatformEngine engine, String off) {}

  Subcharts {
    embedded = List.copyOf(embedded);
    disabled = Set.copyOf(disabled);
  }

  static Subcharts of(TreeFiles files, Findings findings) {
    List<Embedded> embedded = new ArrayList<>();
    Set<String> disabled = new TreeSet<>();
    files
        .files()
        .forEach(
            (path, text) -> {
              Matcher chart = CHART.matcher(path);
              if (chart.matches()) {
                String folder = chart.group(1) == null ? "" : chart.group(1);
                findings.collect(() -> chart(files, path, folder, embedded, disabled));
              }
            });
    return new Subcharts(embedded, disabled);
  }

  private static void chart(
      TreeFiles files, String path, String folder, List<Embedded> embedded, Set<String> disabled) {
    Located chart = Shifted.read(files.folder() + path, files.files().get(path), 0);
    JsonNode values = values(files, folder + "values.yaml");
    JsonNode dependencies = chart.root().path("dependencies");
    for (int i = 0; i < dependencies.size(); i++) {
      JsonNode each = dependencies.get(i);
      String name = each.path("name").asString("");
      String condition = each.path("condition").asString("");
      if (isOff(condition, values)) {
        disabled.add(each.path("alias").asString(name));
        continue;
      }
      Location at = chart.keyAt("/dependencies/" + i + "/name");
      PlatformEngine.ofChart(name)
          .ifPresent(
              engine ->
                  embedded.add(
                      new Embedded(at, "the chart \"" + name + "\"", engine, off(condition))));
    }
  }

  private static String off(String condition) {
    return condition.isEmpty()
        ? "Remove the dependency"
        : "Set " + condition.split(",")[0] + " to false";
  }

  /** Helm takes the first path of a condition that the values have. */
  private static boolean isOff(String condition, JsonNode values) {
    for (String path : condition.split(",")) {
      JsonNode value = values.at("/" + path.strip().replace('.', '/'));
      if (!path.isBlank() && value.isBoolean()) {
        return !value.asBoolean();
      }
    }
    return false;
  }

  /** Values with anchors are for Helm to read: nobody knows here what they turn off. */
  private static JsonNode values(TreeFiles files, String path) {
    return Optional.ofNullable(files.files().get(path))
        .flatMap(text -> Documents.read(path, text))
        .orElse(MissingNode.getInstance());
  }

  /** The service in a chart's archive, unless a dependency of that name is not installed. */
  Optional<PlatformEngine> archived(String path) {
    Matcher archive = ARCHIVE.matcher(path);
    return archive.matches() && !disabled.contains(archive.group(1))
        ? PlatformEngine.ofChart(archive.group(1))
        : Optional.empty();
  }
}
