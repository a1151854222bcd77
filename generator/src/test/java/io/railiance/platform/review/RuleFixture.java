package io.railiance.platform.review;

import io.railiance.platform.Resources;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pair of {@code before.yaml} and {@code after.yaml}, and what is to be said of it.
 *
 * @param folder {@code src/test/resources/review/rules/RULE/CASE}
 */
record RuleFixture(Path folder) {
  private static final Reviewer REVIEWER = new Reviewer();

  String rule() {
    return folder.getParent().getFileName().toString();
  }

  Review review() {
    return REVIEWER.review(side("before"), side("after"));
  }

  /** The change undone. */
  Review back() {
    return REVIEWER.review(side("after"), side("before"));
  }

  TreeFiles side(String name) {
    String file = name + ".yaml";
    return files(name, Map.of(file, Resources.text(folder.resolve(file))));
  }

  static TreeFiles files(String name, Map<String, String> files) {
    return new TreeFiles(name, new TreeMap<>(files), "");
  }

  static Review review(TreeFiles before, TreeFiles after) {
    return REVIEWER.review(before, after);
  }

  /** {@code claim-removed/renamed}. */
  @Override
  public String toString() {
    return rule() + "/" + folder.getFileName();
  }
}
