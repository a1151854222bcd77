package io.railiance.platform.check;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;

/** No release selects another one's pods. */
final class SelectorsApart implements Check.OfEnvironment {
  @Override
  public String rule() {
    return "selectors-apart";
  }

  @Override
  public String why() {
    return "No Service, workload, PodDisruptionBudget, NetworkPolicy or PodMonitor of one release selects pods of"
        + " another one. They share a namespace: a Service would send requests to strangers, a controller would fight"
        + " for their pods, a policy would open them.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    for (Release release : graph.releases()) {
      for (Manifest manifest : release.manifests()) {
        String pointer = pointer(manifest);
        LabelSelector selector = selector(manifest, pointer);
        if (!pointer.isEmpty() && !manifest.at(pointer).isMissingNode()) {
          graph.releases().stream()
              .filter(other -> other != release)
              .forEach(other -> apart(manifest, pointer, selector, other, findings));
        }
      }
    }
  }

  private void apart(
      Manifest manifest, String pointer, LabelSelector selector, Release other, Findings findings) {
    for (PodTemplate pods : other.pods()) {
      if (pods.areSelectedBy(selector)) {
        findings.add(
            Finding.error(
                rule(),
                manifest.place(pointer),
                manifest.shown()
                    + " selects the pods of "
                    + pods.manifest().shown()
                    + " of release \""
                    + other.chart()
                    + "\", too",
                "Add app.kubernetes.io/instance, the name of the release, to the selector."));
      }
    }
  }

  /** Of what selects pods of its own namespace. */
  private static String pointer(Manifest manifest) {
    return switch (manifest.kind()) {
      case "Service",
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "PodDisruptionBudget",
          "PodMonitor" ->
          "/spec/selector";
      case "NetworkPolicy" -> "/spec/podSelector";
      default -> "";
    };
  }

  private static LabelSelector selector(Manifest manifest, String pointer) {
    return manifest.is("Service")
        ? LabelSelector.ofLabels(manifest.at(pointer))
        : LabelSelector.of(manifest.at(pointer));
  }
}
