package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kinds that have a schema are those that Kubernetes serves, under the names that are looked
 * for.
 */
class ServedKindsTest {

  static Stream<String> minors() {
    return Minors.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("minors")
  void theStableKindsAreExactlyThoseOfTheApiReference(String minor) throws IOException {
    SortedSet<GroupVersionKind> stable =
        served(minor).stream()
            .filter(kind -> kind.version().matches("v\\d+"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(stable).isEqualTo(StableKinds.in(minor));
  }

  @ParameterizedTest
  @MethodSource("minors")
  void noListAndNoSubresourceIsAManifest(String minor) throws IOException {
    assertThat(served(minor))
        .extracting(GroupVersionKind::kind)
        .noneMatch(kind -> kind.endsWith("List"))
        .doesNotContain("Eviction", "Scale", "Status", "TokenRequest", "DeleteOptions");
  }

  @ParameterizedTest
  @MethodSource("minors")
  void everyFileHasTheNameThatKubeconformLooksFor(String minor) throws IOException {
    for (Path file : files(minor)) {
      assertThat(file.getFileName()).hasToString(kindOf(file).schemaFile());
    }
  }

  @Test
  void fileNamesAreThoseOfKubeconform() {
    assertThat(GroupVersionKind.of("v1", "Service").schemaFile()).isEqualTo("service-v1.json");
    assertThat(GroupVersionKind.of("apps/v1", "StatefulSet").schemaFile())
        .isEqualTo("statefulset-apps-v1.json");
    assertThat(GroupVersionKind.of("rbac.authorization.k8s.io/v1", "Role").schemaFile())
        .isEqualTo("role-rbac-v1.json");
  }

  private static SortedSet<GroupVersionKind> served(String minor) throws IOException {
    SortedSet<GroupVersionKind> served = new TreeSet<>();
    for (Path file : files(minor)) {
      served.add(kindOf(file));
    }
    return served;
  }

  private static Iterable<Path> files(String minor) throws IOException {
    try (Stream<Path> files = Files.list(Minors.SCHEMAS.resolve(minor))) {
      return files.filter(file -> !file.endsWith(SchemaFiles.DEFINITIONS)).sorted().toList();
    }
  }

  private static GroupVersionKind kindOf(Path file) throws IOException {
    JsonNode root = new JsonMapper().readTree(Files.readString(file));
    return GroupVersionKind.of(
        root.at("/properties/apiVersion/const").stringValue(),
        root.at("/properties/kind/const").stringValue());
  }
}
