package io.railiance.platform.measure;

import java.util.Set;

/** A fault, by the name of its function in {@code cluster-test/fault-list.sh}. */
record Fault(String name) {

  private static final Set<String> CUTS_OFF =
      Set.of("node_paused", "primary_cut_off", "primary_cut_off_from_peers");
  private static final Set<String> EVERYTHING =
      Set.of("all_deleted_by_force", "all_nodes_restarted");
  private static final Set<String> PLANNED =
      Set.of(
          "upgrade",
          "rotation",
          "rolling_restart",
          "drain",
          "two_drains",
          "scale_to_one_and_back",
          "scale_to_five_and_back");

  /** {@code primary cut off from peers}. */
  String title() {
    return name.replace('_', ' ');
  }

  /** Whether the old primary may live on where nobody sees it. */
  boolean cutsOff() {
    return CUTS_OFF.contains(name);
  }

  /** Whether clients on the primary's node are hit as well; they say nothing of the service. */
  boolean takesNode() {
    return cutsOff() || name.equals("node_killed");
  }

  /** In how many seconds 95 of 100 times a write is to be acknowledged again. */
  double goal() {
    if (PLANNED.contains(name)) {
      return 2;
    }
    return EVERYTHING.contains(name) ? 30 : 5;
  }
}
