package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.Located;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A version is on an object's own labels and nowhere else. */
final class UpgradeSafe implements Check.OfManifest {
  private static final Set<String> VERSIONS =
      Set.of("helm.sh/chart", "app.kubernetes.io/version", "chart", "heritage");
  private static final String ALLOWED = "/metadata/labels";

  @Override
  public String rule() {
    return "upgrade-safe";
  }

  @Override
  public String why() {
    return "The labels with the chart's and the server's version are on the metadata of objects only. In a pod template"
        + " they restart every pod when only the chart's version changes; in a selector or a volumeClaimTemplate, which"
        + " cannot be changed, they make the upgrade fail.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    walk(manifest, manifest.body(), "", findings);
  }

  private void walk(Manifest manifest, JsonNode node, String pointer, Findings findings) {
    if (pointer.equals(ALLOWED)) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String at = Located.child(pointer, field.getKey());
      if (VERSIONS.contains(field.getKey()) && isOfLabels(pointer)) {
        findings.add(
            Finding.error(
                rule(),
                manifest.place(at),
                "label " + field.getKey() + " is outside of the object's own labels",
                "Print the selector labels here, without any version."));
      }
      walk(manifest, field.getValue(), at, findings);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(manifest, node.get(i), Located.child(pointer, i), findings);
    }
  }

  private static boolean isOfLabels(String pointer) {
    return pointer.endsWith("abels")
        || pointer.endsWith("/selector")
        || pointer.endsWith("/annotations");
  }
}
