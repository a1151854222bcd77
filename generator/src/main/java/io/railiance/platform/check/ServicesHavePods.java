package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Behind each port of a Service a container listens. */
final class ServicesHavePods implements Check.OfRelease {
  private static final String SELECTOR = "/spec/selector";

  @Override
  public String rule() {
    return "services-have-pods";
  }

  @Override
  public String why() {
    return "The selector of each Service matches pods of the release that stay, never those of a Job or a test, and each"
        + " of its ports is a port of each of those pods. A Service that misses them is accepted by the cluster, and"
        + " connections to it are refused. A label that pods are given while they run is declared by the annotation "
        + PodTemplate.LABELLED_LATER
        + " of what makes them.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    for (Manifest service : release.of("Service")) {
      JsonNode labels = service.at(SELECTOR);
      if (labels.isEmpty() || service.at("/spec/type").asString("").equals("ExternalName")) {
        continue;
      }
      LabelSelector selector = LabelSelector.ofLabels(labels);
      List<PodTemplate> pods =
          release.pods().stream().filter(each -> each.areSelectedBy(selector)).toList();
      if (pods.isEmpty()) {
        add(
            findings,
            service,
            SELECTOR,
            service.shown() + " selects [" + selector + "], which no pod of the release has",
            "Select by labels that are in a pod template, or that "
                + PodTemplate.LABELLED_LATER
                + " declares.");
      }
      for (PodTemplate each : pods) {
        if (each.isLongRunning()) {
          ports(service, each, findings);
        } else {
          add(
              findings,
              service,
              SELECTOR,
              service.shown() + " also sends connections to the pods of " + each.manifest().shown(),
              "Give the pods of Jobs and tests another app.kubernetes.io/component.");
        }
      }
    }
  }

  private void ports(Manifest service, PodTemplate pods, Findings findings) {
    for (String pointer : FieldPath.of("spec.ports[*]").in(service.body(), "")) {
      JsonNode port = service.at(pointer);
      JsonNode target = port.path(port.has("targetPort") ? "targetPort" : "port");
      if (!pods.hasPort(target)) {
        add(
            findings,
            service,
            pointer + "/targetPort",
            service.shown()
                + " targets port "
                + target.asString("")
                + ", which no container of "
                + pods.manifest().shown()
                + " has",
            "Name one of the container's ports in targetPort.");
      }
    }
  }

  private void add(
      Findings findings, Manifest service, String pointer, String message, String remedy) {
    findings.add(Finding.error(rule(), service.place(pointer), message, remedy));
  }
}
