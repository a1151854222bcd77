package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is said of manifests, good and bad, in every minor; and that it is said safely. */
class KubernetesSchemasTest {

  private static final KubernetesSchemas SCHEMAS =
      KubernetesSchemas.in(Minors.SCHEMAS, CustomKinds.SCHEMAS);

  static Stream<String> minors() {
    return Minors.ALL.stream();
  }

  static Stream<Arguments> fixturesInEveryMinor() {
    return Minors.ALL.stream()
        .flatMap(minor -> ManifestFixture.all().map(fixture -> Arguments.of(minor, fixture)));
  }

  @ParameterizedTest
  @MethodSource("fixturesInEveryMinor")
  void aManifestHasTheViolationsThatItsFirstLinesName(String minor, ManifestFixture fixture) {
    assertThat(SCHEMAS.validate(minor, fixture.manifest()))
        .extracting(SchemaViolation::toString)
        .isEqualTo(fixture.expected(minor));
  }

  @Test
  void aViolationTellsItsPlaceItsRuleAndItsField() {
    JsonNode manifest =
        manifest("{apiVersion: v1, kind: ConfigMap, metdata: {}, data: {a/b~c: 5}}");
    assertThat(SCHEMAS.validate("1.36", manifest))
        .containsExactly(
            new SchemaViolation(
                "",
                "additionalProperties",
                "metdata",
                "unknown field \"metdata\"; did you mean \"metadata\"?"),
            new SchemaViolation("/data/a~1b~0c", "type", "", "integer found, string expected"));
    assertThat(manifest.at("/data/a~1b~0c").intValue()).isEqualTo(5);
  }

  @Test
  void aGroupThatSharesItsFirstLabelIsAnotherGroup() {
    JsonNode manifest = manifest("{apiVersion: rbac.example.org/v1, kind: Role}");
    assertThat(SCHEMAS.validate("1.36", manifest))
        .extracting(SchemaViolation::toString)
        .containsExactly(
            "unknown kind rbac.example.org/v1 Role; did you mean"
                + " rbac.authorization.k8s.io/v1 Role?");
  }

  @Test
  void aKindThatPointsOutOfTheFolderIsJustUnknown() {
    JsonNode manifest = manifest("{apiVersion: v1, kind: ../1.35/pod}");
    assertThat(SCHEMAS.validate("1.36", manifest))
        .extracting(SchemaViolation::keyword)
        .containsExactly("schema");
  }

  @Test
  void aMinorServesItsOwnKindsOnly() {
    GroupVersionKind statefulSet = GroupVersionKind.of("apps/v1", "StatefulSet");
    GroupVersionKind deviceClass = GroupVersionKind.of("resource.k8s.io/v1", "DeviceClass");
    assertThat(SCHEMAS.serves("1.31", statefulSet)).isTrue();
    assertThat(SCHEMAS.serves("1.31", deviceClass)).isFalse();
    assertThat(SCHEMAS.serves("1.36", deviceClass)).isTrue();
    assertThat(SCHEMAS.serves("1.36", GroupVersionKind.of("apps/v1", "statefulset"))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("minors")
  void everyMinorServesTheCustomKinds(String minor) {
    for (GroupVersionKind kind : CustomKinds.ALL.keySet()) {
      assertThat(SCHEMAS.serves(minor, kind)).as(kind.toString()).isTrue();
    }
    assertThat(
            SCHEMAS.serves(
                minor, GroupVersionKind.of("monitoring.example.org/v1", "PrometheusRule")))
        .isFalse();
  }

  @Test
  void aMinorWithoutSchemasIsRefusedByName() {
    assertThat(SCHEMAS.minors()).containsExactlyElementsOf(Minors.ALL);
    assertThatThrownBy(() -> SCHEMAS.validate("1.30", manifest("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.30")
        .hasMessageContaining("1.31");
  }

  @Test
  void messagesDoNotFollowTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      ManifestFixture fixture =
          ManifestFixture.read(ManifestFixture.FOLDER.resolve("bad-mistyped-fields.yaml"));
      assertThat(
              KubernetesSchemas.in(Minors.SCHEMAS, CustomKinds.SCHEMAS)
                  .validate("1.36", fixture.manifest()))
          .extracting(SchemaViolation::toString)
          .isEqualTo(fixture.expected("1.36"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void manyThreadsGetTheAnswersOfOne() {
    KubernetesSchemas fresh = KubernetesSchemas.in(Minors.SCHEMAS, CustomKinds.SCHEMAS);
    List<ManifestFixture> fixtures = ManifestFixture.all().toList();
    IntStream.range(0, 600)
        .parallel()
        .forEach(
            i -> {
              ManifestFixture fixture = fixtures.get(i % fixtures.size());
              String minor = Minors.ALL.get(i % Minors.ALL.size());
              assertThat(fresh.validate(minor, fixture.manifest()))
                  .extracting(SchemaViolation::toString)
                  .isEqualTo(fixture.expected(minor));
            });
  }

  @Test
  void aReferenceOutOfTheFolderIsNotFollowed(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.json"), "{}");
    Path minor = Files.createDirectory(folder.resolve("1.36"));
    Files.writeString(
        minor.resolve("pod-v1.json"),
        """
        {"$schema": "http://json-schema.org/draft-07/schema#",
         "allOf": [{"$ref": "%s"}],
         "properties": {"apiVersion": {"const": "v1"}, "kind": {"const": "Pod"}}}
        """
            .formatted(secret.toUri()));
    KubernetesSchemas schemas = KubernetesSchemas.in(folder, CustomKinds.SCHEMAS);
    assertThatThrownBy(() -> schemas.validate("1.36", manifest("{apiVersion: v1, kind: Pod}")))
        .hasMessageContaining("secret.json");
  }

  private static JsonNode manifest(String yaml) {
    return new YAMLMapper().readTree(yaml);
  }
}
