package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.Resources;
import io.railiance.platform.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Changes of our own manifests, with the class that a person gave each: {@code corpus.yaml}. */
class CorpusTest {
  private static final String CORPUS = "src/test/resources/review/corpus.yaml";
  private static final TreeFiles OURS = FolderFiles.read("rendered", Path.of("../rendered"));

  /** One change. */
  record Labelled(Edit edit, String risk, String rule) {
    static Labelled of(JsonNode entry) {
      return new Labelled(
          Edit.of(entry.path("file").asString(), entry),
          entry.path("class").asString(),
          entry.path("rule").asString());
    }
  }

  static Stream<Labelled> changes() {
    List<Labelled> changes = new ArrayList<>();
    for (JsonNode each : YamlReader.read(CORPUS, Resources.text(Path.of(CORPUS))).root()) {
      changes.add(Labelled.of(each));
    }
    return changes.stream();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void getsTheClassThatAPersonGaveIt(Labelled change) {
    Review review = RuleFixture.review(OURS, change.edit().applied(OURS));
    assertThat(review.assessments()).as("the change is one").isNotEmpty();
    assertThat(review.verdict().id())
        .as(() -> new ReviewText(review, false).write())
        .isEqualTo(change.risk());
    List<String> rules =
        review.assessments().stream()
            .flatMap(each -> each.risks().stream())
            .map(each -> each.rule().id())
            .toList();
    if (change.rule().equals("nothing")) {
      assertThat(rules).isEmpty();
    } else {
      assertThat(rules).contains(change.rule());
    }
  }
}
