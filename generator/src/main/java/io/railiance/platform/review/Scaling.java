package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fewer pods of a StatefulSet: what becomes of their volumes, and of a majority. */
final class Scaling {
  private static final String WHEN_SCALED = "/spec/persistentVolumeClaimRetentionPolicy/whenScaled";

  private Scaling() {}

  static List<Hit> deletes(ObjectChange change, Surroundings around) {
    boolean deletes =
        Hits.isChange(change)
            && change
                .after()
                .orElseThrow()
                .manifest()
                .at(WHEN_SCALED)
                .asString("")
                .equals("Delete");
    return deletes && replicas(change.after()) < replicas(change.before())
        ? Hits.one(Hits.below(change, "spec", "replicas"), words(change))
        : Hits.NONE;
  }

  static List<Hit> quorumLost(ObjectChange change, Surroundings around) {
    if (!Hits.isChange(change)) {
      return Hits.NONE;
    }
    int old = replicas(change.before());
    int now = replicas(change.after());
    Optional<Engine> engine = Engine.of(change.object().manifest());
    if (engine.isEmpty() || now >= old || now == 0) {
      return Hits.NONE;
    }
    String consequence = consequence(old, now);
    if (consequence.isEmpty()) {
      return Hits.NONE;
    }
    return Hits.one(
        Hits.below(change, "spec", "replicas"),
        Map.of(
            "old", Integer.toString(old),
            "new", Integer.toString(now),
            "engine", engine.get().name(),
            "consequence", consequence));
  }

  private static String consequence(int old, int now) {
    if (now < old / 2 + 1) {
      return "members that go without leaving the cluster still count, and "
          + now
          + " of "
          + old
          + " are no majority: it may stop";
    }
    return now % 2 == 0 ? "of an even number no more may be lost than of one member less" : "";
  }

  private static int replicas(Optional<Rendered> object) {
    Manifest manifest = object.orElseThrow().manifest();
    return manifest.at("/spec/replicas").asInt(1);
  }

  private static Map<String, String> words(ObjectChange change) {
    return Map.of(
        "old", Integer.toString(replicas(change.before())),
        "new", Integer.toString(replicas(change.after())));
  }
}
