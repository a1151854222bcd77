package io.railiance.platform.review;

import io.railiance.platform.review.FieldChange.Sort;
import java.util.List;
import java.util.Map;

/** Ways in which rules of code begin and end. */
final class Hits {
  static final List<Hit> NONE = List.of();

  private Hits() {}

  static List<Hit> one(List<FieldChange> fields, Map<String, String> words) {
    return List.of(new Hit(fields, words));
  }

  /** Without words of its own. */
  static List<Hit> plain(List<FieldChange> fields) {
    return one(fields, Map.of());
  }

  /** The changed fields at or below a field of the object: {@code spec.selector}. */
  static List<FieldChange> below(ObjectChange change, String... steps) {
    return change.fields().stream()
        .filter(each -> each.sort() == Sort.VALUE)
        .filter(each -> begins(each.place(), List.of(steps)))
        .toList();
  }

  private static boolean begins(FieldPlace place, List<String> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (place.steps().size() <= i || !place.steps().get(i).name().equals(steps.get(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isChange(ObjectChange change) {
    return change.sort() == ObjectChange.Sort.CHANGED;
  }

  static boolean isGone(ObjectChange change) {
    return change.sort() == ObjectChange.Sort.REMOVED || change.sort() == ObjectChange.Sort.RENAMED;
  }
}
