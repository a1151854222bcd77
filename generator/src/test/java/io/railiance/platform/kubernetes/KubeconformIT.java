package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.testing.Docker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Kubeconform, which is written by others in another language and with another validator, reads the
 * same schema files and comes to the same verdicts as {@link KubernetesSchemas}: on our fixtures,
 * on all that is rendered, and on variants of both that are broken on purpose.
 */
class KubeconformIT {

  private static final Path RENDERED = Path.of(System.getProperty("rendered", "../rendered"));

  /** Objects of a store of Secrets; which an environment has is its own choice. */
  private static final Path STORE = Path.of("src/test/resources/store");

  private static final KubernetesSchemas SCHEMAS =
      KubernetesSchemas.in(Minors.SCHEMAS, CustomKinds.SCHEMAS);

  @TempDir static Path folder;

  private static final SortedMap<String, JsonNode> MANIFESTS = new TreeMap<>();

  static Stream<String> minors() {
    return Minors.ALL.stream();
  }

  @BeforeAll
  static void writeManifests() throws IOException {
    Docker.isNeeded();
    ManifestFixture.all().forEach(fixture -> addWithVariants(fixture, 100));
    // What is rendered is much more, and much of it alike.
    in(RENDERED).forEach(manifest -> addWithVariants(manifest, 10));
    in(STORE).forEach(manifest -> addWithVariants(manifest, 40));
  }

  @ParameterizedTest
  @MethodSource("minors")
  void kubeconformAgreesOnEveryManifest(String minor) {
    SortedMap<String, String> theirs = Kubeconform.verdicts(minor, folder);
    assertThat(theirs.keySet()).isEqualTo(MANIFESTS.keySet());
    SortedMap<String, String> differences = new TreeMap<>();
    MANIFESTS.forEach(
        (name, manifest) -> {
          List<SchemaViolation> ours = SCHEMAS.validate(minor, manifest);
          if (ours.isEmpty() != theirs.get(name).isEmpty()) {
            differences.put(name, "we say " + ours + ", kubeconform says " + theirs.get(name));
          }
        });
    assertThat(differences).isEmpty();
    assertThat(theirs.values())
        .as("invalid")
        .filteredOn(why -> !why.isEmpty())
        .hasSizeGreaterThan(200);
    assertThat(theirs.values()).as("valid").filteredOn(String::isEmpty).hasSizeGreaterThan(200);
  }

  private static void addWithVariants(ManifestFixture original, int limit) {
    JsonNode manifest = original.manifest();
    add(original.name(), original.text(), manifest);
    int number = 0;
    for (JsonNode variant : BrokenVariants.of(manifest, limit, original.name().hashCode())) {
      add(original.name() + "-" + number++ + ".json", variant.toString(), variant);
    }
  }

  private static void add(String name, String text, JsonNode manifest) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    MANIFESTS.put(name, manifest);
  }

  /** Names are made of the path, because they have to be unique in one folder. */
  private static Stream<ManifestFixture> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(".yaml"))
          .sorted()
          .map(path -> new ManifestFixture(flat(folder, path), ManifestFixture.read(path).text()))
          .toList()
          .stream();
    }
  }

  private static String flat(Path folder, Path path) {
    return folder.relativize(path).toString().replace('/', '_');
  }
}
