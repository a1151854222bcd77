package io.railiance.platform.review;

import io.railiance.platform.Resources;
import io.railiance.platform.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A change whose class is known, and what the review makes of it.
 *
 * @param name of the change: {@code larger claims}
 * @param risk that the documentation gives it
 * @param found the verdict of the review
 * @param first the verdict when it was asked the first time, where that is known
 */
record Truth(String name, Edit edit, RiskClass risk, RiskClass found, Optional<RiskClass> first) {
  private static final Path MUTATIONS = Path.of("src/test/resources/review/mutations.yaml");
  private static final Path CORPUS = Path.of("src/test/resources/review/corpus.yaml");
  private static final Path OTHERS = Path.of("src/test/resources/review/others.yaml");
  private static final Path RENDERED = Path.of("../rendered");

  boolean isRight() {
    return risk == found;
  }

  /** Each mutation at each object that it fits, and the changes that a person wrote down. */
  static List<Truth> all() {
    TreeFiles ours = FolderFiles.read("rendered", RENDERED);
    List<Truth> all = new ArrayList<>(others());
    for (JsonNode each : read(CORPUS)) {
      Edit edit = Edit.of(each.path("file").asString(), each);
      all.add(judged("by hand", edit, each, ours));
    }
    JsonNode mutations = read(MUTATIONS);
    List<String> releases =
        mutations.path("releases").valueStream().map(JsonNode::asString).toList();
    for (String file : ours.files().keySet()) {
      String[] parts = file.split("/");
      if (parts[0].equals("production") && releases.contains(parts[1])) {
        JsonNode object = YamlReader.read(file, ours.files().get(file)).root();
        boolean hook = object.at("/metadata/annotations").has("helm.sh/hook");
        for (JsonNode mutation : mutations.path("mutations")) {
          if (!hook && fits(mutation, object)) {
            all.add(
                judged(mutation.path("name").asString(), Edit.of(file, mutation), mutation, ours));
          }
        }
      }
    }
    return all;
  }

  /** Changes of charts that others wrote, whose class was written down before. */
  static List<Truth> others() {
    TreeFiles charts = FolderFiles.read("others", Path.of(OTHERS.toString().replace(".yaml", "")));
    List<Truth> others = new ArrayList<>();
    for (JsonNode each : read(OTHERS)) {
      Edit edit = Edit.of(each.path("file").asString(), each);
      Truth truth = judged(each.path("why").asString(), edit, each, charts);
      RiskClass first = ReviewRun.threshold(each.path("first").asString()).orElse(truth.risk());
      others.add(new Truth(truth.name(), edit, truth.risk(), truth.found(), Optional.of(first)));
    }
    return others;
  }

  private static boolean fits(JsonNode mutation, JsonNode object) {
    boolean fits =
        mutation.path("kinds").valueStream().anyMatch(object.path("kind")::equals)
            && mutation
                .path("has")
                .valueStream()
                .noneMatch(at -> object.at(at.asString()).isMissingNode())
            && mutation
                .path("lacks")
                .valueStream()
                .allMatch(at -> object.at(at.asString()).isMissingNode());
    String remove = mutation.path("remove").asString("");
    boolean changes =
        mutation.path("set").properties().stream()
            .anyMatch(each -> !object.at(each.getKey()).equals(each.getValue()));
    return fits
        && mutation.path("is").properties().stream()
            .allMatch(each -> object.at(each.getKey()).equals(each.getValue()))
        && (mutation.has("remove") ? !object.at(remove).isMissingNode() : changes);
  }

  /** Only the environment, or chart, of the change is compared: the others are as they were. */
  private static Truth judged(String name, Edit edit, JsonNode entry, TreeFiles ours) {
    String environment = edit.file().substring(0, edit.file().indexOf('/') + 1);
    Map<String, String> own = new TreeMap<>(ours.files());
    own.keySet().removeIf(file -> !file.startsWith(environment));
    TreeFiles before = new TreeFiles("before", new TreeMap<>(own), ours.folder());
    RiskClass found = RuleFixture.review(before, edit.applied(before)).verdict();
    String risk = entry.path("class").asString();
    return new Truth(name, edit, ReviewRun.threshold(risk).orElseThrow(), found, Optional.empty());
  }

  private static JsonNode read(Path file) {
    return YamlReader.read(file.toString(), Resources.text(file)).root();
  }
}
