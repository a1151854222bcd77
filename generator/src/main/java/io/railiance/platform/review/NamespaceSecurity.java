package io.railiance.platform.review;

import io.railiance.platform.kubernetes.PodSecurity;
import java.util.List;
import java.util.Map;

/** What Pod Security a namespace enforces. */
final class NamespaceSecurity {
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  private NamespaceSecurity() {}

  static List<Hit> lowered(ObjectChange change, Surroundings around) {
    return moved(change, -1);
  }

  static List<Hit> raised(ObjectChange change, Surroundings around) {
    return moved(change, 1);
  }

  private static List<Hit> moved(ObjectChange change, int sign) {
    if (!Hits.isChange(change)) {
      return Hits.NONE;
    }
    PodSecurity.Level old = level(change.before().orElseThrow());
    PodSecurity.Level now = level(change.after().orElseThrow());
    List<FieldChange> fields =
        Hits.below(change, "metadata", "labels").stream()
            .filter(each -> each.place().last().equals(ENFORCE))
            .toList();
    return Integer.signum(now.compareTo(old)) == sign
        ? Hits.one(fields, Map.of("old", old.toString(), "new", now.toString()))
        : Hits.NONE;
  }

  private static PodSecurity.Level level(Rendered namespace) {
    return PodSecurity.Level.of(namespace.manifest().labels().getOrDefault(ENFORCE, ""));
  }
}
