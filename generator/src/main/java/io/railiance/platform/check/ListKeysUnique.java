package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No list that Kubernetes reads as a mapping has a key twice. */
final class ListKeysUnique implements Check.OfManifest {
  private static final List<String> OF_CONTAINERS =
      List.of("env[*].name", "ports[*].name", "volumeMounts[*].mountPath");
  private static final List<String> OF_PODS = List.of("volumes[*].name");
  private static final List<String> OF_SERVICES =
      List.of("spec.ports[*].name", "spec.ports[*].port");

  @Override
  public String rule() {
    return "list-keys-unique";
  }

  @Override
  public String why() {
    return "No container has two variables, ports or mounts of one name, no pod two containers or volumes, no Service two"
        + " ports. Helm and older clients apply such a list and lose an entry; server-side apply refuses it.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    if (manifest.is("Service")) {
      OF_SERVICES.forEach(path -> unique(manifest, "", List.of(path), findings));
    }
    manifest
        .pods()
        .ifPresent(
            pods -> {
              String spec = pods.specPointer();
              OF_PODS.forEach(path -> unique(manifest, spec, List.of(path), findings));
              unique(
                  manifest,
                  spec,
                  List.of("initContainers[*].name", "containers[*].name"),
                  findings);
              pods.containers()
                  .forEach(
                      container ->
                          OF_CONTAINERS.forEach(
                              path ->
                                  unique(manifest, container.pointer(), List.of(path), findings)));
            });
  }

  private void unique(Manifest manifest, String base, List<String> paths, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (String path : paths) {
      for (String pointer : FieldPath.of(path).in(manifest.body(), base)) {
        String key = manifest.at(pointer).asString("");
        if (!seen.add(key)) {
          findings.add(
              Finding.error(
                  rule(),
                  manifest.place(pointer),
                  "\"" + key + "\" is there twice",
                  "Rename or remove one of the two."));
        }
      }
    }
  }
}
