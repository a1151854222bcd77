package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;

/** In what order the pods of a changed workload are replaced, and how long that takes at least. */
final class Rollout {
  private Rollout() {}

  static String words(ObjectChange change) {
    Manifest manifest = change.object().manifest();
    return switch (manifest.kind()) {
      case "StatefulSet" -> statefulSet(manifest);
      case "Deployment" -> deployment(manifest);
      case "DaemonSet" -> daemonSet(manifest);
      default -> "";
    };
  }

  private static String statefulSet(Manifest manifest) {
    int replicas = manifest.at("/spec/replicas").asInt(1);
    if (manifest.at("/spec/updateStrategy/type").asString("").equals("OnDelete")) {
      return "updateStrategy is OnDelete: a pod takes the change when somebody deletes it.";
    }
    int partition = manifest.at("/spec/updateStrategy/rollingUpdate/partition").asInt(0);
    if (partition >= replicas) {
      return "updateStrategy has partition " + partition + ": no pod takes the change.";
    }
    if (replicas == 0) {
      return "";
    }
    if (replicas == 1) {
      return "Its one pod stops before the new one starts: the service is down meanwhile.";
    }
    return "One pod after the other, from "
        + manifest.name()
        + "-"
        + (replicas - 1)
        + " down to "
        + manifest.name()
        + "-"
        + partition
        + ", each when the one before is ready"
        + ready(manifest, replicas - partition)
        + ".";
  }

  private static String ready(Manifest manifest, int pods) {
    int seconds = manifest.at("/spec/minReadySeconds").asInt(0);
    return seconds == 0
        ? ""
        : " for " + seconds + " s: at least " + seconds * pods + " s for " + pods;
  }

  private static String deployment(Manifest manifest) {
    int replicas = manifest.at("/spec/replicas").asInt(1);
    if (replicas == 0) {
      return "";
    }
    if (manifest.at("/spec/strategy/type").asString("").equals("Recreate")) {
      return "strategy is Recreate: all pods stop before a new one starts, the service is down"
          + " meanwhile.";
    }
    String surge = manifest.at("/spec/strategy/rollingUpdate/maxSurge").asString("25%");
    String less = manifest.at("/spec/strategy/rollingUpdate/maxUnavailable").asString("25%");
    return replicas
        + (replicas == 1 ? " pod is" : " pods are")
        + " replaced, at most "
        + less
        + " unavailable and "
        + surge
        + " more than that at a time.";
  }

  private static String daemonSet(Manifest manifest) {
    if (manifest.at("/spec/updateStrategy/type").asString("").equals("OnDelete")) {
      return "updateStrategy is OnDelete: a pod takes the change when somebody deletes it.";
    }
    String less = manifest.at("/spec/updateStrategy/rollingUpdate/maxUnavailable").asString("1");
    return "On " + less + " node(s) at a time.";
  }
}
