package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import java.util.List;
import java.util.Map;

/**
 * An update strategy that is given up without what the server had filled in for it. Where the
 * manifest never had {@code rollingUpdate}, no client removes it, and beside {@code OnDelete} it is
 * refused.
 */
final class StrategyLeft {
  private static final String ROLLING = "RollingUpdate";

  private StrategyLeft() {}

  static List<Hit> hits(ObjectChange change, Surroundings around) {
    if (!Hits.isChange(change)) {
      return Hits.NONE;
    }
    Manifest old = change.before().orElseThrow().manifest();
    Manifest now = change.after().orElseThrow().manifest();
    boolean refused =
        type(old).equals(ROLLING)
            && !type(now).equals(ROLLING)
            && old.at("/spec/updateStrategy/rollingUpdate").isMissingNode();
    return refused
        ? Hits.one(Hits.below(change, "spec", "updateStrategy"), Map.of("new", type(now)))
        : Hits.NONE;
  }

  private static String type(Manifest manifest) {
    return manifest.at("/spec/updateStrategy/type").asString(ROLLING);
  }
}
