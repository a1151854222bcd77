package io.railiance.platform.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.report.Finding;
import io.railiance.platform.spec.Closed;
import io.railiance.platform.spec.StrictSchema;
import io.railiance.platform.yaml.YamlReader;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ValuesTest {
  /** A toy chart's values. */
  public record Toy(
      @JsonPropertyDescription("How many pods.") @Closed(to = {"1", "3"}) Integer replicaCount,
      @JsonPropertyDescription("What to run.") Image image,
      @JsonPropertyDescription("Labels of nodes to run on.") Map<String, String> nodeSelector) {
    public Toy {
      nodeSelector = Map.copyOf(nodeSelector);
    }
  }

  /** A group of the toy's values. */
  public record Image(
      @JsonPropertyDescription("Where it is.")
          @Pattern(regexp = Grammar.REPOSITORY, message = Grammar.REPOSITORY_WORDS)
          String repository,
      @JsonPropertyDescription("Its version.") String tag) {}

  private static final Values VALUES =
      new Values(
          new Toy(3, new Image("docker.io/library/toy", "1.10"), Map.of()),
          List.of(
              Refusal.when(
                  """
                  {"properties": {"image": {"properties": {"tag": {"const": "1.0"}}, "required": ["tag"]}},
                   "required": ["image"]}
                  """,
                  "1.0 loses data: take 1.10")));

  @Test
  void yamlHasDefaultsAndComments() {
    assertThat(VALUES.yaml())
        .isEqualTo(
            """
            # -- How many pods.
            replicaCount: 3
            # -- What to run.
            image:
              # -- Where it is.
              repository: docker.io/library/toy
              # -- Its version.
              tag: "1.10"
            # -- Labels of nodes to run on.
            nodeSelector: {}
            """);
  }

  @Test
  void entriesAreTheLeaves() {
    assertThat(VALUES.entries())
        .extracting(ValuesEntry::path)
        .containsExactly("replicaCount", "image.repository", "image.tag", "nodeSelector");
    assertThat(VALUES.entries())
        .extracting(ValuesEntry::isOpen)
        .containsExactly(false, false, false, true);
  }

  @Test
  void theSchemaFitsTheDefaultsAndIsClosedAtEveryLevel() {
    assertThat(check(VALUES.yaml())).isEmpty();
    assertThat(check(VALUES.yaml() + "global: {a: 1}\n")).isEmpty();
    assertThat(check(VALUES.yaml().replace("tag:", "tga:"))).contains("unknown field \"tga\"");
    assertThat(check(VALUES.yaml() + "replicaCuont: 1\n"))
        .contains("unknown field \"replicaCuont\"");
    assertThat(check(VALUES.yaml().replace("replicaCount: 3", "replicaCount: three")))
        .contains("an integer is expected");
  }

  @Test
  void whatIsRefusedIsRefusedWithItsReason() {
    assertThat(check(VALUES.yaml().replace("1.10", "1.0"))).contains("1.0 loses data: take 1.10");
  }

  /** Helm takes a default away where a null is set, and shows the schema what is left. */
  @Test
  void theSchemaRequiresEachValueAndThatOfAnOverlayNone() {
    String withoutTag = VALUES.yaml().replace("  tag: \"1.10\"\n", "");
    assertThat(check(withoutTag)).contains("\"tag\"");
    assertThat(check("{}")).contains("\"replicaCount\"", "\"image\"", "\"nodeSelector\"");
    assertThat(check(VALUES.overlaySchema(), withoutTag)).isEmpty();
    assertThat(check(VALUES.overlaySchema(), "{}")).isEmpty();
    assertThat(check(VALUES.overlaySchema(), "image: {tga: a}")).contains("\"tga\"");
  }

  @Test
  void theSchemaIsSelfContainedDraft07() {
    String schema = VALUES.schema().toString();
    String draft = "http://json-schema.org/draft-07/schema#";
    assertThat(schema).contains(draft).doesNotContain("\"$id\"");
    assertThat(schema.replace(draft, "")).doesNotContain("http");
  }

  private static String check(String yaml) {
    return check(VALUES.schema(), yaml);
  }

  private static String check(JsonNode schema, String yaml) {
    return new StrictSchema("values-schema", schema)
        .check(YamlReader.read("values.yaml", yaml)).stream()
            .map(Finding::toString)
            .collect(Collectors.joining("\n"));
  }
}
