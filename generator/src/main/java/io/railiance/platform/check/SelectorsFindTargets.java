package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;

/** What a budget, a policy or a monitor selects is there. */
final class SelectorsFindTargets implements Check.OfRelease {
  @Override
  public String rule() {
    return "selectors-find-targets";
  }

  @Override
  public String why() {
    return "Each PodDisruptionBudget, NetworkPolicy and PodMonitor selects pods of the release, each ServiceMonitor a"
        + " Service of it that has the port which is scraped. One that selects nothing protects and measures nothing,"
        + " and looks as if it did.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    release
        .of("PodDisruptionBudget")
        .forEach(each -> pods(each, "/spec/selector", release, findings));
    release.of("NetworkPolicy").forEach(each -> pods(each, "/spec/podSelector", release, findings));
    for (Manifest monitor : release.of("PodMonitor")) {
      pods(monitor, "/spec/selector", release, findings);
      podPorts(monitor, release, findings);
    }
    release.of("ServiceMonitor").forEach(each -> services(each, release, findings));
  }

  private void pods(Manifest manifest, String selector, Release release, Findings findings) {
    if (selected(manifest, selector, release).isEmpty()) {
      add(
          findings,
          manifest,
          selector,
          manifest.shown()
              + " selects ["
              + LabelSelector.of(manifest.at(selector))
              + "], which no pod of the release has",
          "Select by labels that are in a pod template.");
    }
  }

  private static List<PodTemplate> selected(Manifest manifest, String selector, Release release) {
    LabelSelector labels = LabelSelector.of(manifest.at(selector));
    return release.pods().stream().filter(each -> labels.matches(each.labels())).toList();
  }

  private void podPorts(Manifest monitor, Release release, Findings findings) {
    List<PodTemplate> pods = selected(monitor, "/spec/selector", release);
    for (String port : FieldPath.of("spec.podMetricsEndpoints[*].port").in(monitor.body(), "")) {
      if (!pods.isEmpty() && pods.stream().noneMatch(each -> each.hasPort(monitor.at(port)))) {
        unknownPort(monitor, port, "pod", findings);
      }
    }
  }

  private void services(Manifest monitor, Release release, Findings findings) {
    LabelSelector selector = LabelSelector.of(monitor.at("/spec/selector"));
    List<Manifest> services =
        release.of("Service").stream().filter(each -> selector.matches(each.labels())).toList();
    if (services.isEmpty()) {
      add(
          findings,
          monitor,
          "/spec/selector",
          monitor.shown() + " selects [" + selector + "], which no Service of the release has",
          "Select by labels of a Service's metadata.");
      return;
    }
    for (String port : FieldPath.of("spec.endpoints[*].port").in(monitor.body(), "")) {
      String name = monitor.at(port).asString("");
      boolean known =
          services.stream()
              .anyMatch(
                  each ->
                      FieldPath.of("spec.ports[*].name").in(each.body(), "").stream()
                          .anyMatch(at -> each.at(at).asString("").equals(name)));
      if (!known) {
        unknownPort(monitor, port, "Service", findings);
      }
    }
  }

  private void unknownPort(Manifest monitor, String pointer, String what, Findings findings) {
    add(
        findings,
        monitor,
        pointer,
        monitor.shown()
            + " scrapes port \""
            + monitor.at(pointer).asString("")
            + "\", which no selected "
            + what
            + " has",
        "Name one of the " + what + "'s ports.");
  }

  private void add(
      Findings findings, Manifest manifest, String pointer, String message, String remedy) {
    findings.add(Finding.error(rule(), manifest.place(pointer), message, remedy));
  }
}
