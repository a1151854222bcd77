package io.railiance.platform.review;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.render.HelmEngine;
import io.railiance.platform.render.Scenario;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The values files of the earlier side in the hands of Helm, with a chart of the later side. */
final class OldValues {
  private static final String NAMESPACE = "platform";

  private OldValues() {}

  /**
   * What Helm says of those that it refuses.
   *
   * @param chart whose name is the release's: {@code values/production/valkey.yaml}
   * @param before a folder {@code helm}
   * @param minor of Kubernetes
   */
  static List<ValuesChange> refused(String chart, TreeFiles before, TreeFiles after, String minor) {
    List<ValuesChange> refused = new ArrayList<>();
    try (HelmEngine helm =
        HelmEngine.on(chart, new FileTree(after.below("charts/" + chart).files()))) {
      before
          .files()
          .forEach(
              (path, values) -> {
                if (path.startsWith("values/") && path.endsWith("/" + chart + ".yaml")) {
                  render(helm, new Scenario("values", "", path, values), minor, refused);
                }
              });
    }
    return refused;
  }

  private static void render(
      HelmEngine helm, Scenario scenario, String minor, List<ValuesChange> refused) {
    try {
      helm.render(scenario, NAMESPACE, minor);
    } catch (FindingsException e) {
      String words =
          e.findings().stream()
              .map(Finding::message)
              .map(Printable::oneLine)
              .collect(Collectors.joining("; "));
      refused.add(new ValuesChange(Bump.MAJOR, "fails", scenario.valuesFile(), words));
    }
  }
}
