package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our own manifests with keys and lists in another order. */
class ShuffledTreeTest {
  private static final TreeFiles OURS = FolderFiles.read("rendered", Path.of("../rendered"));

  /** Lists of which only the set of elements counts, wherever they stand. */
  private static final List<String> SETS =
      List.of("containers", "volumes", "volumeMounts", "ports", "policyTypes", "from", "to");

  @Property(tries = 20)
  void theOrderOfKeysAndOfFilesIsNothing(@ForAll long seed) {
    Review review = RuleFixture.review(OURS, shuffled(seed, List.of()));
    assertThat(review.assessments()).isEmpty();
  }

  /** The controllers compare templates as they are written, so pods restart; no more than that. */
  @Property(tries = 20)
  void theOrderOfListsWithKeysRestartsPodsAtMost(@ForAll long seed) {
    Review review = RuleFixture.review(OURS, shuffled(seed, SETS));
    for (Assessment each : review.assessments()) {
      boolean template = each.change().object().manifest().podTemplate().isPresent();
      boolean hook = each.change().object().manifest().hook().isPresent();
      assertThat(each.verdict())
          .as(each.change().key().toString())
          .isEqualTo(template && !hook ? RiskClass.RESTART : RiskClass.NONE);
    }
  }

  @Property(tries = 10)
  void theSameTreesGiveTheSameBytes(@ForAll long seed) {
    TreeFiles other = shuffled(seed, SETS);
    ReviewReport one = new ReviewReport(RuleFixture.review(OURS, other));
    ReviewReport again = new ReviewReport(RuleFixture.review(OURS, other));
    assertThat(one.markdown()).isEqualTo(again.markdown());
    assertThat(one.json() + one.sarif()).isEqualTo(again.json() + again.sarif());
  }

  private static TreeFiles shuffled(long seed, List<String> lists) {
    Random random = new Random(seed);
    TreeMap<String, String> files = new TreeMap<>();
    OURS.files()
        .forEach(
            (path, text) -> {
              JsonNode root = YamlReader.read(path, text).root();
              files.put(path, Yaml.write(shuffled(root, "", lists, random)));
            });
    return new TreeFiles("shuffled", files, OURS.folder());
  }

  private static JsonNode shuffled(JsonNode node, String name, List<String> lists, Random random) {
    if (node.isObject()) {
      List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(node.properties());
      Collections.shuffle(entries, random);
      ObjectNode copy = Json.mapper().createObjectNode();
      entries.forEach(
          each -> copy.set(each.getKey(), shuffled(each.getValue(), each.getKey(), lists, random)));
      return copy;
    }
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(each -> elements.add(shuffled(each, "", lists, random)));
      if (lists.contains(name)) {
        Collections.shuffle(elements, random);
      }
      ArrayNode copy = Json.mapper().createArrayNode();
      elements.forEach(copy::add);
      return copy;
    }
    return node;
  }
}
