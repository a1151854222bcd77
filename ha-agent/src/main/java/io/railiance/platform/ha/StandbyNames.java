package io.railiance.platform.ha;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A quorum as {@code synchronous_standby_names} says it, on the primary that is one of the voters:
 * {@code ANY 1 ("pg-1.7f3ac09b51e8d264", "pg-2.04cc8ab2a9530f61")}. A copy that was lost and made
 * anew has another name, so it never counts as the one before.
 */
final class StandbyNames {
  /** Has no dot, so no node has it. */
  private static final String NOBODY = "nobody";

  private StandbyNames() {}

  static String of(String node, String copy) {
    return node + "." + copy;
  }

  static String text(Quorum quorum, String self) {
    Map<String, String> others = new TreeMap<>(quorum.voters());
    others.remove(self);
    int needed = quorum.writes() - 1;
    if (needed == 0) {
      return "";
    }
    if (needed > others.size()) {
      return "ANY 1 (" + NOBODY + ")";
    }
    return others.entrySet().stream()
        .map(voter -> '"' + of(voter.getKey(), voter.getValue()) + '"')
        .collect(Collectors.joining(", ", "ANY " + needed + " (", ")"));
  }
}
