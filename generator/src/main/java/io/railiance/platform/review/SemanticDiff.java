package io.railiance.platform.review;

import io.railiance.platform.kubernetes.ObjectTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two trees to what differs between them, object by object, sorted by environment, release and
 * object. It takes time in proportion to the number of objects.
 */
final class SemanticDiff {
  private static final Comparator<ObjectChange> ORDER =
      Comparator.comparing(ObjectChange::scope).thenComparing(ObjectChange::key);

  private final ObjectDiff objects;

  SemanticDiff(ObjectTypes types, Equality equality) {
    this.objects = new ObjectDiff(types, equality);
  }

  List<ObjectChange> between(RenderedTree before, RenderedTree after) {
    SortedSet<String> environments = new TreeSet<>(before.environments().keySet());
    environments.addAll(after.environments().keySet());
    List<ObjectChange> changes = new ArrayList<>();
    for (String each : environments) {
      environment(before.environment(each), after.environment(each), changes);
    }
    changes.sort(ORDER);
    return changes;
  }

  private void environment(
      SortedMap<ObjectKey, Rendered> before,
      SortedMap<ObjectKey, Rendered> after,
      List<ObjectChange> changes) {
    List<Rendered> removed = new ArrayList<>();
    List<Rendered> added = new ArrayList<>();
    before.forEach(
        (key, old) -> {
          Rendered now = after.get(key);
          if (now == null) {
            removed.add(old);
          } else if (!old.manifest().body().equals(now.manifest().body())) {
            changes.add(changed(old, now));
          }
        });
    after.forEach(
        (key, now) -> {
          if (!before.containsKey(key)) {
            added.add(now);
          }
        });
    Renames renames = Renames.among(removed, added);
    renames.pairs().forEach(each -> changes.add(changed(each.before(), each.after())));
    renames.removed().forEach(each -> changes.add(oneSided(Optional.of(each), Optional.empty())));
    renames.added().forEach(each -> changes.add(oneSided(Optional.empty(), Optional.of(each))));
  }

  private ObjectChange changed(Rendered before, Rendered after) {
    List<FieldChange> fields = objects.between(before.manifest(), after.manifest());
    return new ObjectChange(Optional.of(before), Optional.of(after), fields);
  }

  private static ObjectChange oneSided(Optional<Rendered> before, Optional<Rendered> after) {
    return new ObjectChange(before, after, List.of());
  }
}
