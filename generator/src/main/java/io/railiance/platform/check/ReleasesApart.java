package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** No two releases own one object. */
final class ReleasesApart implements Check.OfEnvironment {
  @Override
  public String rule() {
    return "releases-apart";
  }

  @Override
  public String why() {
    return "No two releases have an object of the same kind and name: valkey with its proxy and a release valkey-proxy"
        + " would. They share a namespace, and Helm refuses the second one.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    Map<String, Release> owners = new HashMap<>();
    Set<String> told = new HashSet<>();
    for (Release release : graph.releases()) {
      for (Manifest manifest : release.manifests()) {
        Release owner = owners.putIfAbsent(identity(manifest), release);
        if (owner != null && owner != release && told.add(owner.chart() + " " + release.chart())) {
          findings.add(
              Finding.error(
                  rule(),
                  manifest.place("/metadata/name"),
                  "release \""
                      + owner.chart()
                      + "\" already has a "
                      + manifest.shown()
                      + ", which release \""
                      + release.chart()
                      + "\" would own, too",
                  "Rename one of the two releases."));
        }
      }
    }
  }

  /** As Helm tells objects apart: by group and kind, not by version. */
  private static String identity(Manifest manifest) {
    String group = manifest.apiVersion().replaceFirst("(^|/)v[^/]*$", "");
    return String.join(" ", group, manifest.kind(), manifest.namespace(), manifest.name());
  }
}
