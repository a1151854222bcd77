package io.railiance.platform.check;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Each workload of several pods keeps enough of them while nodes are drained, and lets one go. */
final class DisruptionBudget implements Check.OfRelease {
  private static final String POLICY = "/spec/unhealthyPodEvictionPolicy";

  @Override
  public String rule() {
    return "disruption-budget";
  }

  @Override
  public String why() {
    return "Each Deployment and StatefulSet with several replicas has exactly one PodDisruptionBudget, which allows at"
        + " least one disruption and evicts pods that are not ready (unhealthyPodEvictionPolicy AlwaysAllow). Without a"
        + " budget two drained nodes take the quorum; with one that allows nothing no node is ever drained.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    for (PodTemplate pods : release.pods()) {
      if (!pods.isLongRunning() || pods.manifest().is("DaemonSet")) {
        continue;
      }
      List<Manifest> budgets =
          release.of("PodDisruptionBudget").stream().filter(each -> isFor(each, pods)).toList();
      int replicas = pods.manifest().at("/spec/replicas").asInt(1);
      if (budgets.isEmpty() && replicas > 1 || budgets.size() > 1) {
        add(
            findings,
            pods.manifest(),
            "/spec/replicas",
            pods.manifest().shown()
                + " has "
                + replicas
                + " replicas and "
                + (budgets.isEmpty() ? "no" : budgets.size())
                + " PodDisruptionBudgets",
            "Let exactly one PodDisruptionBudget select its pods.");
      }
      budgets.forEach(budget -> allowsOne(budget, replicas, findings));
    }
    release.of("PodDisruptionBudget").forEach(budget -> evictsUnready(budget, findings));
  }

  private static boolean isFor(Manifest budget, PodTemplate pods) {
    return LabelSelector.of(budget.at("/spec/selector")).matches(pods.labels());
  }

  private void evictsUnready(Manifest budget, Findings findings) {
    if (!budget.at(POLICY).asString("").equals("AlwaysAllow")) {
      add(
          findings,
          budget,
          POLICY,
          budget.shown() + " protects pods that are not ready, so that they block a drain for ever",
          "Set unhealthyPodEvictionPolicy to AlwaysAllow.");
    }
  }

  private void allowsOne(Manifest budget, int replicas, Findings findings) {
    JsonNode most = budget.at("/spec/maxUnavailable");
    JsonNode least = budget.at("/spec/minAvailable");
    boolean allows =
        most.isMissingNode() ? Share.of(least, replicas) < replicas : Share.of(most, replicas) > 0;
    if (!allows) {
      add(
          findings,
          budget,
          most.isMissingNode() ? "/spec/minAvailable" : "/spec/maxUnavailable",
          budget.shown() + " allows no disruption of " + replicas + " replicas",
          "Set maxUnavailable to 1.");
    }
  }

  private void add(
      Findings findings, Manifest manifest, String pointer, String message, String remedy) {
    findings.add(Finding.error(rule(), manifest.place(pointer), message, remedy));
  }
}
