package io.railiance.platform.review;

import io.railiance.platform.kubernetes.LabelSelector;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Labels of an object itself, which no pod has. */
final class Labelled {
  private static final Set<String> VERSIONS =
      Set.of(
          "helm.sh/chart",
          "app.kubernetes.io/version",
          "app.kubernetes.io/managed-by",
          "chart",
          "heritage");

  /** By such a label the rules of a ClusterRole become a part of another. */
  private static final String AGGREGATED = "rbac.authorization.k8s.io/aggregate-to-";

  private Labelled() {}

  /**
   * Labels that no monitor of these manifests selects by; those of a Namespace are asked for
   * everywhere.
   */
  static List<Hit> unselected(ObjectChange change, Surroundings around) {
    List<FieldChange> labels =
        Hits.below(change, "metadata", "labels").stream()
            .filter(each -> !VERSIONS.contains(each.place().last()))
            .filter(each -> !each.place().last().startsWith(AGGREGATED))
            .toList();
    boolean plain = !labels.isEmpty() && !change.object().manifest().is("Namespace");
    return plain && lost(change, around).isEmpty() ? Hits.plain(labels) : Hits.NONE;
  }

  /** Labels by which a monitor found the object, and finds it no more. */
  static List<Hit> unmonitored(ObjectChange change, Surroundings around) {
    List<String> lost = lost(change, around);
    return lost.isEmpty()
        ? Hits.NONE
        : Hits.one(
            Hits.below(change, "metadata", "labels"), Map.of("monitor", String.join(", ", lost)));
  }

  private static List<String> lost(ObjectChange change, Surroundings around) {
    if (!Hits.isChange(change) || !change.object().manifest().is("Service")) {
      return List.of();
    }
    return around.after().monitors().stream()
        .filter(
            each -> {
              LabelSelector selector = LabelSelector.of(each.manifest().at("/spec/selector"));
              return selector.matches(change.before().orElseThrow().manifest().labels())
                  && !selector.matches(change.after().orElseThrow().manifest().labels());
            })
        .map(each -> each.key().name())
        .toList();
  }
}
