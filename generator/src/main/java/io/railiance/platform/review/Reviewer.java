package io.railiance.platform.review;

import io.railiance.platform.kubernetes.ObjectTypes;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Two trees of files in, a review out. */
final class Reviewer {
  private final SemanticDiff diff;
  private final Assessor assessor;

  Reviewer() {
    this(List.of());
  }

  /**
   * @param minors of the clusters; empty where they are not known
   */
  Reviewer(List<String> minors) {
    this.diff = new SemanticDiff(ObjectTypes.bundled(), Equality.bundled());
    this.assessor = new Assessor(RuleBook.bundled().forMinors(minors));
  }

  /**
   * @throws FindingsException if a side cannot be read
   */
  Review review(TreeFiles from, TreeFiles to) {
    Findings findings = new Findings();
    TreeReader reader = new TreeReader(shared(from, to), findings);
    RenderedTree before = reader.read(from);
    RenderedTree after = reader.read(to);
    findings.stopOnErrors();
    List<ObjectChange> changes = diff.between(before, after);
    Map<String, Surroundings> around = new TreeMap<>();
    List<Assessment> assessments = new ArrayList<>();
    for (ObjectChange change : changes) {
      Surroundings own =
          around.computeIfAbsent(
              change.scope().environment(),
              each ->
                  new Surroundings(
                      new Side(before.environment(each)), new Side(after.environment(each))));
      assessments.add(assessor.assess(change, own));
    }
    return new Review(
        from.name(),
        to.name(),
        objects(before, after),
        assessments,
        HelmSteps.of(assessments, before, after),
        List.of());
  }

  /** Documents that either side has, byte for byte. */
  private static Set<String> shared(TreeFiles from, TreeFiles to) {
    Set<String> olds = new HashSet<>();
    TreeReader.forEachDocument(from.files(), (path, document, line) -> olds.add(document));
    Set<String> shared = new HashSet<>();
    TreeReader.forEachDocument(
        to.files(),
        (path, document, line) -> {
          if (olds.contains(document)) {
            shared.add(document);
          }
        });
    return shared;
  }

  /** A renamed object counts once. */
  private static int objects(RenderedTree before, RenderedTree after) {
    Set<String> all = new HashSet<>();
    for (RenderedTree tree : List.of(before, after)) {
      tree.environments()
          .forEach(
              (name, objects) ->
                  objects.keySet().forEach(key -> all.add(name + " " + key.group() + key)));
    }
    return all.size();
  }
}
