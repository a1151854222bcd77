package io.railiance.platform.check;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;

/** Each workload selects its own pods and nobody else's. */
final class SelectorsMatchPods implements Check.OfRelease {
  private static final String SELECTOR = "/spec/selector";

  @Override
  public String rule() {
    return "selectors-match-pods";
  }

  @Override
  public String why() {
    return "The selector of each Deployment, StatefulSet and DaemonSet matches the labels of its own pod template, and"
        + " of no other pod in the release, a Job's or a test's included. Controllers with overlapping selectors fight"
        + " over each other's pods.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    for (PodTemplate owner : release.pods()) {
      LabelSelector selector = LabelSelector.of(owner.manifest().at(SELECTOR));
      if (!isController(owner)) {
        continue;
      }
      if (selector.isEmpty() || !selector.matches(owner.labels())) {
        findings.add(
            Finding.error(
                rule(),
                owner.manifest().place(SELECTOR),
                owner.manifest().shown()
                    + " selects ["
                    + selector
                    + "], which its own pods do not have",
                "Print the same selector labels in spec.selector and in the pod template."));
      }
      for (PodTemplate other : release.pods()) {
        if (!selector.isEmpty()
            && !other.manifest().equals(owner.manifest())
            && selector.matches(other.labels())) {
          findings.add(
              Finding.error(
                  rule(),
                  owner.manifest().place(SELECTOR),
                  owner.manifest().shown()
                      + " also selects the pods of "
                      + other.manifest().shown(),
                  "Add app.kubernetes.io/component to the selector and to the pods' labels."));
        }
      }
    }
  }

  private static boolean isController(PodTemplate pods) {
    return switch (pods.manifest().kind()) {
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> true;
      default -> false;
    };
  }
}
