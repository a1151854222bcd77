package io.railiance.platform.ha;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A quorum as {@code synchronous_standby_names} says it, on the primary that is one of the voters:
 * {@code ANY 1 ("pg-1.7f3ac09b51e8d264", "pg-2.04cc8ab2a9530f61")}. A copy that was lost and made
 * anew has another name, so it never counts as the one before.
 *
 * @param needed of these must have a write; 0 if nobody is waited for
 */
record StandbyNames(int needed, List<String> names) {
  /** Has no dot, so no copy has it. */
  private static final String NOBODY = "nobody";

  static final StandbyNames NONE = new StandbyNames(0, List.of());

  /** Nothing is acknowledged. With this, every server starts. */
  static final StandbyNames NONE_ANSWERS = new StandbyNames(1, List.of(NOBODY));

  StandbyNames {
    names = List.copyOf(names);
  }

  static String of(String node, String copy) {
    return node + "." + copy;
  }

  static StandbyNames of(Quorum quorum, String self) {
    Map<String, String> others = new TreeMap<>(quorum.voters());
    others.remove(self);
    int needed = quorum.writes() - 1;
    if (needed > others.size()) {
      return NONE_ANSWERS;
    }
    return new StandbyNames(
        needed,
        others.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList());
  }

  boolean isEmpty() {
    return needed == 0;
  }

  /**
   * On a standby: sessions learn from the checkpointer whether a commit waits at all, and that one
   * may read its settings long after the promotion. So a server that becomes primary has waited for
   * somebody since it was started, and who need not, learns it afterwards.
   */
  StandbyNames beforePromotion() {
    return isEmpty() ? NONE_ANSWERS : this;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  String text() {
    return isEmpty()
        ? ""
        : names.stream()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(", ", "ANY " + needed + " (", ")"));
  }
}
