package io.railiance.platform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.GoldenFile;
import io.railiance.platform.Resources;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The printed findings are the test: {@code spec/invalid/<case>.txt} beside {@code <case>.yaml}.
 * Run with {@code -Dgolden.update=true} to write what is printed now, and read the difference.
 */
class StrictSchemaTest {
  /** A spec with one field of each sort. */
  public record Echo(
      @JsonPropertyDescription("Name of the echo.")
          @NotNull
          @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
          String name,
      @JsonPropertyDescription("How many there are.")
          @NotNull
          @Closed(
              to = {"1", "3"},
              because = "Two have no majority when one is lost.")
          Integer replicas,
      @JsonPropertyDescription("Whether it answers.") Boolean enabled,
      @JsonPropertyDescription("Words that it knows.") @Size(min = 1)
          List<@Closed(to = {"hi", "ho"}) String> words,
      @JsonPropertyDescription("Labels of its pods.")
          Map<
                  String,
                  @Pattern(regexp = Grammar.LABEL_VALUE, message = Grammar.LABEL_VALUE_WORDS)
                  String>
              labels,
      @JsonPropertyDescription("Where it keeps what it heard.") Storage storage) {
    public Echo {
      words = words == null ? List.of() : List.copyOf(words);
      labels = labels == null ? Map.of() : Map.copyOf(labels);
    }
  }

  /** A group. */
  public record Storage(
      @JsonPropertyDescription("Its size.")
          @NotNull
          @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
          String size,
      @JsonPropertyDescription("Port to the disk.") @Min(1) @Max(65535) Integer port) {}

  static Stream<Path> cases() {
    return Resources.files("spec/invalid").stream()
        .filter(file -> file.toString().endsWith(".yaml"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsExactly(Path spec) {
    Findings findings = new Findings();
    String name = spec.getFileName().toString();
    findings.collect(() -> SpecReader.read(name, Resources.text(spec), Echo.class));
    String printed =
        findings.list().stream().map(Finding::toString).collect(Collectors.joining("\n", "", "\n"));
    new GoldenFile(spec.resolveSibling(name.replace(".yaml", ".txt"))).matches(printed);
  }

  @Test
  void bindsWhatIsRight() {
    Echo echo =
        SpecReader.read(
                "echo.yaml",
                "name: echo\nreplicas: 3\nwords: [hi]\nlabels: {a: b}\nstorage: {size: 1Gi}\n",
                Echo.class)
            .value();
    assertThat(echo)
        .isEqualTo(
            new Echo("echo", 3, null, List.of("hi"), Map.of("a", "b"), new Storage("1Gi", null)));
  }

  @Test
  void everyGoldenBelongsToACase() {
    assertThat(Resources.files("spec/invalid"))
        .allMatch(
            file ->
                Files.exists(
                    file.resolveSibling(
                        file.getFileName().toString().replaceFirst("\\.txt$", ".yaml"))));
  }
}
