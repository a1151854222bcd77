package io.railiance.platform.measure;

import java.util.Set;

/** A fault of a service, by the name of its function in {@code cluster-test/}. */
record Fault(Subject subject, String name) {

  private static final Set<String> CUTS_OFF =
      Set.of(
          "node_paused",
          "primary_cut_off",
          "primary_cut_off_from_peers",
          "primary_cut_off_from_api");
  private static final Set<String> EVERYTHING =
      Set.of("all_deleted_by_force", "all_nodes_restarted");
  private static final Set<String> PLANNED =
      Set.of(
          "upgrade",
          "rotation",
          "rolling_restart",
          "drain",
          "two_drains",
          "switched_over",
          "scale_to_one_and_back",
          "scale_to_five_and_back");
  private static final Set<String> IN_ORDER =
      Set.of(
          "server_killed",
          "primary_deleted",
          "proxy_killed",
          "proxy_deleted",
          "pgpool_killed",
          "pgpool_deleted",
          "standby_volume_lost",
          "passwords_exchanged",
          "volume_full");

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
    return cutsOff() || name.startsWith("node_killed");
  }

  boolean isPlanned() {
    return PLANNED.contains(name);
  }

  boolean takesEverything() {
    return EVERYTHING.contains(name);
  }

  /** Whether somebody is left who can say that the primary is gone. */
  boolean isInOrder() {
    return IN_ORDER.contains(name);
  }

  /** Seconds. */
  double goal() {
    return subject.goal(this);
  }
}
