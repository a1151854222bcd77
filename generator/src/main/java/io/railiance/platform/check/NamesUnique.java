package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.HashMap;
import java.util.Map;

/** No two objects of a release are the same one. */
final class NamesUnique implements Check.OfRelease {
  @Override
  public String rule() {
    return "names-unique";
  }

  @Override
  public String why() {
    return "No two objects have the same kind, namespace and name. Helm and kubectl apply both without a word, and the"
        + " later one wins.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    Map<String, Manifest> seen = new HashMap<>();
    for (Manifest manifest : release.manifests()) {
      String group = manifest.apiVersion().replaceFirst("/?[^/]*$", "");
      String identity =
          String.join("/", group, manifest.kind(), manifest.namespace(), manifest.name());
      Manifest earlier = seen.putIfAbsent(identity, manifest);
      if (earlier != null) {
        findings.add(
            Finding.error(
                rule(),
                manifest.place("/metadata/name"),
                "there are two of " + manifest.shown() + ", the other from " + earlier.source(),
                "Rename one of them."));
      }
    }
  }
}
