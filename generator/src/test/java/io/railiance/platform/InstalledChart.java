package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.render.HelmEngine;
import io.railiance.platform.render.Release;
import io.railiance.platform.render.Scenario;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.Services;
import io.railiance.platform.spec.Overlay;
import io.railiance.platform.spec.SpecReader;
import io.railiance.platform.spec.StrictSchema;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A generated chart as its installer meets it: with values, and whether they are taken. */
final class InstalledChart implements AutoCloseable {
  private static final String FILE = "values.yaml";

  /** How Helm introduces the message of a {@code fail} in a template. */
  private static final String BY_TEMPLATE = "execution error at";

  private final String name;
  private final JsonNode defaults;
  private final JsonNode schema;
  private final StrictSchema judge;
  private final HelmEngine helm;
  private final String namespace = OurRepository.platform().namespace();
  private final String minor = OurRepository.newestMinor();

  private InstalledChart(String name, FileTree folder) {
    this.name = name;
    this.defaults = YamlReader.read(FILE, folder.text(FILE)).root();
    this.schema = Json.parse(folder.text("values.schema.json"));
    this.judge = new StrictSchema("values-schema", schema);
    this.helm = HelmEngine.on(name, folder);
  }

  /** Each chart of a generated repository, by name. */
  static SortedMap<String, InstalledChart> allIn(FileTree generated) {
    SortedMap<String, SortedMap<String, String>> folders = new TreeMap<>();
    generated.forEach(
        (path, text) -> {
          String prefix = Workspace.CHARTS + "/" + Workspace.releaseOf(path) + "/";
          if (path.startsWith(prefix)) {
            folders
                .computeIfAbsent(Workspace.releaseOf(path), name -> new TreeMap<>())
                .put(path.substring(prefix.length()), text);
          }
        });
    SortedMap<String, InstalledChart> charts = new TreeMap<>();
    folders.forEach(
        (name, files) -> charts.put(name, new InstalledChart(name, new FileTree(files))));
    return charts;
  }

  String name() {
    return name;
  }

  JsonNode schema() {
    return schema;
  }

  JsonNode defaults() {
    return defaults;
  }

  /** What a person might set: the scenarios of the service whose chart it is. */
  List<JsonNode> examples() {
    JsonNode spec = OurRepository.spec(name);
    return Services.all().stream()
        .filter(service -> service.name().equals(spec.path("service").asString()))
        .flatMap(service -> scenarios(service, spec))
        .map(yaml -> YamlReader.read(FILE, yaml).root())
        .toList();
  }

  private <S extends Record> Stream<String> scenarios(Service<S, ?> service, JsonNode spec) {
    return service.scenariosOf(name, SpecReader.bind(spec, service.specType())).values().stream();
  }

  /** What this JVM's validator says of the defaults with values laid over them. */
  List<Finding> judge(JsonNode values) {
    JsonNode merged = Overlay.merge(defaults, values);
    dropNulls(merged, defaults);
    return judge.check(YamlReader.read(FILE, Yaml.write(merged)));
  }

  /** As Helm does it: a null takes the default away. */
  private static void dropNulls(JsonNode merged, JsonNode defaults) {
    if (merged instanceof ObjectNode object) {
      for (String key : List.copyOf(object.propertyNames())) {
        if (object.get(key).isNull() && defaults.has(key)) {
          object.remove(key);
        } else {
          dropNulls(object.get(key), defaults.path(key));
        }
      }
    }
  }

  /**
   * @throws FindingsException if Helm refuses the values
   */
  Release render(JsonNode values) {
    return helm.render(
        new Scenario("installed", "installed/" + name, FILE, Yaml.write(values)), namespace, minor);
  }

  /** What is rendered; empty where the schema or a template refuses the values. */
  Optional<Release> rendered(JsonNode values) {
    try {
      return judge(values).isEmpty() ? Optional.of(render(values)) : Optional.empty();
    } catch (FindingsException refused) {
      if (refused.getMessage().contains(BY_TEMPLATE)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** What the Helm of this JVM prints; empty if it takes the values. */
  String refusal(JsonNode values) {
    try {
      render(values);
      return "";
    } catch (FindingsException refused) {
      return refused.getMessage();
    }
  }

  @Override
  public void close() {
    helm.close();
  }
}
