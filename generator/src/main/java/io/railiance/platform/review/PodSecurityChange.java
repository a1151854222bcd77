package io.railiance.platform.review;

import io.railiance.platform.kubernetes.PodSecurity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which Pod Security Standard pods meet, before and after. */
final class PodSecurityChange {
  private PodSecurityChange() {}

  /** A lower level, or more against the same one. */
  static List<Hit> lost(ObjectChange change, Surroundings around) {
    Optional<PodSecurity> old = security(change.before());
    Optional<PodSecurity> now = security(change.after());
    if (old.isEmpty() || now.isEmpty()) {
      return Hits.NONE;
    }
    SortedSet<String> more = reasons(now.get());
    more.removeAll(reasons(old.get()));
    if (more.isEmpty() || now.get().level().compareTo(old.get().level()) > 0) {
      return Hits.NONE;
    }
    return Hits.one(fields(change), words(old.get(), now.get(), more));
  }

  static List<Hit> gained(ObjectChange change, Surroundings around) {
    Optional<PodSecurity> old = security(change.before());
    Optional<PodSecurity> now = security(change.after());
    return old.isPresent() && now.isPresent() && now.get().level().compareTo(old.get().level()) > 0
        ? Hits.one(fields(change), words(old.get(), now.get(), new TreeSet<>()))
        : Hits.NONE;
  }

  /** New pods that do not meet the highest. */
  static List<Hit> added(ObjectChange change, Surroundings around) {
    Optional<PodSecurity> now = security(change.after());
    return change.before().isEmpty()
            && now.isPresent()
            && now.get().level() != PodSecurity.Level.RESTRICTED
        ? Hits.one(List.of(), words(now.get(), now.get(), reasons(now.get())))
        : Hits.NONE;
  }

  private static SortedSet<String> reasons(PodSecurity security) {
    SortedSet<String> reasons = new TreeSet<>();
    security.violations().forEach(each -> reasons.add(each.what()));
    return reasons;
  }

  private static Map<String, String> words(
      PodSecurity old, PodSecurity now, SortedSet<String> reasons) {
    return Map.of(
        "old", old.level().toString(),
        "new", now.level().toString(),
        "reason", String.join("; ", reasons));
  }

  private static List<FieldChange> fields(ObjectChange change) {
    return change.fields().stream()
        .filter(
            each ->
                each.place()
                    .toString()
                    .matches(".*(securityContext|host[A-Z]|volumes|ports|capabilities).*"))
        .toList();
  }

  private static Optional<PodSecurity> security(Optional<Rendered> object) {
    return object.flatMap(each -> each.manifest().pods()).map(PodSecurity::of);
  }
}
