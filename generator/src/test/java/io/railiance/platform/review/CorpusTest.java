package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.Resources;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of our own manifests, with the class that a person gave each: {@code corpus.yaml}. */
class CorpusTest {
  private static final String CORPUS = "src/test/resources/review/corpus.yaml";
  private static final TreeFiles OURS = FolderFiles.read("rendered", Path.of("../rendered"));

  /** One change. */
  record Labelled(String file, Map<String, JsonNode> set, String remove, String risk, String rule) {
    static Labelled of(JsonNode entry) {
      Map<String, JsonNode> set = new TreeMap<>();
      entry.path("set").properties().forEach(each -> set.put(each.getKey(), each.getValue()));
      return new Labelled(
          entry.path("file").asString(),
          set,
          entry.has("remove") ? entry.path("remove").asString() : null,
          entry.path("class").asString(),
          entry.path("rule").asString());
    }

    TreeFiles after() {
      TreeMap<String, String> files = new TreeMap<>(OURS.files());
      assertThat(files).containsKey(file);
      JsonNode root = YamlReader.read(file, files.get(file)).root();
      set.forEach((at, value) -> put(root, at, value));
      if (remove != null && remove.isEmpty()) {
        files.remove(file);
        return new TreeFiles("after", files, OURS.folder());
      }
      if (remove != null) {
        cut(root, remove);
      }
      files.put(file, Yaml.write(root));
      return new TreeFiles("after", files, OURS.folder());
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
    Review review = RuleFixture.review(OURS, change.after());
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

  /** Parents that are missing on the way are made. */
  private static void put(JsonNode root, String pointer, JsonNode value) {
    JsonNode node = root;
    String[] steps = pointer.substring(1).split("/");
    for (int i = 0; i < steps.length - 1; i++) {
      String step = unescaped(steps[i]);
      JsonNode next = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
      if (next.isMissingNode()) {
        next = Json.mapper().createObjectNode();
        ((ObjectNode) node).set(step, next);
      }
      node = next;
    }
    String last = unescaped(steps[steps.length - 1]);
    if (node instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) node).set(last, value);
    }
  }

  private static void cut(JsonNode root, String pointer) {
    int slash = pointer.lastIndexOf('/');
    String last = unescaped(pointer.substring(slash + 1));
    JsonNode parent = root.at(pointer.substring(0, slash));
    assertThat(root.at(pointer).isMissingNode()).as(pointer).isFalse();
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(last));
    } else {
      ((ObjectNode) parent).remove(last);
    }
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
