package io.railiance.platform.measure;

import io.railiance.platform.service.valkey.Purpose;
import io.railiance.platform.service.valkey.Valkey;
import io.railiance.platform.service.valkey.ValkeySpec;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A repository made for measuring: one service of this repository so many times under other names,
 * in so many environments, whose values are those of this repository in turn. It has no consumers.
 *
 * @param root that holds {@code specs/}, and what is generated from it
 * @param releases {@code valkey-0001} and so on
 * @param environments {@code local-1}, {@code production-2} and so on
 */
record SampleRepository(Path root, List<String> releases, List<String> environments) {
  private static final String SERVICE = "valkey";

  /**
   * @param original the repository whose specs are copied
   * @param root an empty folder
   */
  static SampleRepository make(Path original, Path root, int releases, int environments) {
    List<String> names =
        IntStream.rangeClosed(1, releases).mapToObj(i -> "%s-%04d".formatted(SERVICE, i)).toList();
    JsonNode platform = yaml(original.resolve("specs/platform.yaml"));
    List<String> shapes = new ArrayList<>();
    platform.get("environments").forEach(shape -> shapes.add(shape.stringValue()));
    List<String> copies =
        IntStream.range(0, environments)
            .mapToObj(i -> shapes.get(i % shapes.size()) + "-" + (i + 1))
            .toList();

    ((ObjectNode) platform)
        .putArray("environments")
        .addAll(copies.stream().map(JsonNodeFactory.instance::stringNode).toList());
    Path specs = root.resolve("specs");
    write(specs.resolve("platform.yaml"), Yaml.write(platform));
    String spec = read(original.resolve("specs/services/" + SERVICE + ".yaml"));
    names.forEach(name -> write(specs.resolve("services/" + name + ".yaml"), spec));
    for (int i = 0; i < environments; i++) {
      Path shape =
          original.resolve("specs/environments/" + shapes.get(i % shapes.size()) + ".yaml");
      write(
          specs.resolve("environments/" + copies.get(i) + ".yaml"),
          Yaml.write(environment(yaml(shape), names)));
    }
    return new SampleRepository(root, names, copies);
  }

  /** In a cluster that knows what ours does, and has room for so many releases. */
  private static JsonNode environment(JsonNode shape, List<String> releases) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    if (shape.get("cluster") instanceof ObjectNode cluster) {
      file.set("cluster", cluster.deepCopy().put("cpu", "100000").put("memory", "100Ti"));
    }
    ObjectNode values = file.putObject("values");
    JsonNode ours = shape.at("/values/" + SERVICE);
    releases.forEach(release -> values.set(release, ours));
    return file;
  }

  /** Where a run remembers what it came to. */
  Path index() {
    return root.resolve("target/platform.index");
  }

  /** The minors that every release is made for. */
  List<String> minors() {
    return yaml(root.resolve("specs/platform.yaml"))
        .get("kubernetes")
        .valueStream()
        .map(JsonNode::stringValue)
        .toList();
  }

  String newestMinor() {
    return Collections.max(minors());
  }

  /** Files of the values that the service wants to see rendered besides those of environments. */
  List<Path> scenarios(String release) {
    List<Path> files = new ArrayList<>();
    new Valkey()
        .scenariosOf(release, new ValkeySpec("valkey", Purpose.STORE))
        .forEach(
            (name, values) -> {
              Path file = root.resolve("target/scenarios/" + release + "/" + name + ".yaml");
              write(file, values);
              files.add(file);
            });
    return files;
  }

  /** As after a checkout of {@code specs/} alone. */
  void clean() {
    for (String folder : List.of("helm", "rendered", "schemas", "docs", "target")) {
      delete(root.resolve(folder));
    }
  }

  /** Another value for one release in one environment; another one at each call. */
  void changeOneValue() {
    Path file = root.resolve("specs/environments/" + environments.get(0) + ".yaml");
    ObjectNode tree = (ObjectNode) yaml(file);
    ObjectNode release = (ObjectNode) tree.at("/values/" + releases.get(0));
    int replicas = release.path("replicaCount").asInt();
    release.put("replicaCount", replicas == 1 ? 3 : 1);
    write(file, Yaml.write(tree));
  }

  static void delete(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static JsonNode yaml(Path file) {
    return YamlReader.read(file.toString(), read(file)).root();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
