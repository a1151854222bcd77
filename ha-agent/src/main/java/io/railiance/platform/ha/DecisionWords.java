package io.railiance.platform.ha;

/** A decision in words: {@code waits: following pg-1}. */
final class DecisionWords {
  private DecisionWords() {}

  static String of(Decision decision) {
    if (decision instanceof Decision.Wait wait) {
      return "waits: " + wait.why();
    } else if (decision instanceof Decision.Refuse refuse) {
      return "refuses: " + refuse.why();
    } else if (decision instanceof Decision.Fence fence) {
      return "stops taking writes at once: " + fence.why();
    } else if (decision instanceof Decision.Stop stop) {
      return "stops the primary: " + stop.why();
    } else if (decision instanceof Decision.Leave) {
      return "leaves";
    } else if (decision instanceof Decision.ReleaseLease release) {
      return "releases the lease: " + release.why();
    } else if (decision instanceof Decision.ClaimLease claim) {
      return "asks " + claim.holder() + " for the lease, which nobody here hears";
    } else if (decision instanceof Decision.WriteMarker write) {
      return "writes the marker: " + MarkerWriter.text(write.marker());
    } else if (decision instanceof Decision.Promote promote) {
      return "promotes the server in epoch " + promote.epoch();
    } else {
      return ofServer(decision);
    }
  }

  private static String ofServer(Decision decision) {
    if (decision instanceof Decision.Follow follow) {
      return "follows " + follow.primary();
    } else if (decision instanceof Decision.Rewind rewind) {
      return "rewinds to what " + rewind.primary() + " has";
    } else if (decision instanceof Decision.Clone clone) {
      return "copies " + clone.primary();
    } else if (decision instanceof Decision.SetQuorum set) {
      return "waits for " + words(set.quorum()) + " before it acknowledges";
    } else if (decision instanceof Decision.ClearQuorum) {
      return "waits for nobody before it acknowledges";
    } else if (decision instanceof Decision.Initialise) {
      return "makes the database";
    } else if (decision instanceof Decision.StandAlone) {
      return "starts the server read-only, or lets it follow nobody";
    }
    return decision instanceof Decision.TakeLease ? "takes the lease" : "renews the lease";
  }

  /** {@code 2 of pg-0, pg-1, pg-2}. */
  static String words(Quorum quorum) {
    return quorum.writes()
        + " of "
        + String.join(", ", quorum.voters().keySet().stream().sorted().toList());
  }
}
