package io.railiance.platform.review;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which pods a NetworkPolicy is about. */
final class PolicySelection {
  private PolicySelection() {}

  static List<Hit> less(ObjectChange change, Surroundings around) {
    SortedSet<String> lost = selected(change.before(), around.before());
    lost.removeAll(selected(change.after(), around.after()));
    return hits(change, "old", lost);
  }

  static List<Hit> more(ObjectChange change, Surroundings around) {
    SortedSet<String> gained = selected(change.after(), around.after());
    gained.removeAll(selected(change.before(), around.before()));
    return hits(change, "new", gained);
  }

  /** A policy that is new, for pods that are not. */
  static List<Hit> closesOld(ObjectChange change, Surroundings around) {
    SortedSet<String> old = isNew(change) ? oldPods(change, around) : new TreeSet<>();
    return old.isEmpty() ? Hits.NONE : Hits.one(List.of(), Map.of("new", String.join(", ", old)));
  }

  /** A policy that comes with its pods. */
  static List<Hit> closesNew(ObjectChange change, Surroundings around) {
    boolean any = isNew(change) && !selected(change.after(), around.after()).isEmpty();
    return any && oldPods(change, around).isEmpty() ? Hits.plain(List.of()) : Hits.NONE;
  }

  private static boolean isNew(ObjectChange change) {
    return change.sort() == ObjectChange.Sort.ADDED || change.sort() == ObjectChange.Sort.RENAMED;
  }

  private static SortedSet<String> oldPods(ObjectChange change, Surroundings around) {
    return selected(change.after(), around.before());
  }

  static List<Hit> same(ObjectChange change, Surroundings around) {
    List<FieldChange> fields = Hits.below(change, "spec", "podSelector");
    boolean same =
        selected(change.before(), around.before()).equals(selected(change.after(), around.after()));
    return fields.isEmpty() || !same ? Hits.NONE : Hits.plain(fields);
  }

  private static List<Hit> hits(ObjectChange change, String word, SortedSet<String> pods) {
    List<FieldChange> fields = Hits.below(change, "spec", "podSelector");
    return fields.isEmpty() || pods.isEmpty()
        ? Hits.NONE
        : Hits.one(fields, Map.of(word, String.join(", ", pods)));
  }

  private static SortedSet<String> selected(Optional<Rendered> policy, Side side) {
    SortedSet<String> names = new TreeSet<>();
    if (policy.isPresent()) {
      Manifest manifest = policy.get().manifest();
      LabelSelector selector = LabelSelector.of(manifest.at("/spec/podSelector"));
      side.selected(manifest.namespace(), selector)
          .forEach(each -> names.add(each.manifest().shown()));
    }
    return names;
  }
}
