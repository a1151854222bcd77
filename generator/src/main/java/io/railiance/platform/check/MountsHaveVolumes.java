package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each mount names a volume, each volume is mounted. */
final class MountsHaveVolumes implements Check.OfManifest {
  @Override
  public String rule() {
    return "mounts-have-volumes";
  }

  @Override
  public String why() {
    return "Each volume that a container mounts is one of its pod or of its StatefulSet's claims, and each volume is"
        + " mounted by some container. The cluster refuses the first; the second is what is left of a feature.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    manifest.pods().ifPresent(pods -> check(pods, findings));
  }

  private void check(PodTemplate pods, Findings findings) {
    Manifest manifest = pods.manifest();
    List<String> volumes = FieldPath.of("volumes[*].name").in(manifest.body(), pods.specPointer());
    List<String> known = new ArrayList<>();
    volumes.forEach(pointer -> known.add(manifest.at(pointer).asString("")));
    FieldPath.of("spec.volumeClaimTemplates[*].metadata.name")
        .in(manifest.body(), "")
        .forEach(pointer -> known.add(manifest.at(pointer).asString("")));
    Set<String> mounted = new HashSet<>();
    for (Container container : pods.containers()) {
      for (String path : List.of("volumeMounts[*].name", "volumeDevices[*].name")) {
        for (String pointer : FieldPath.of(path).in(manifest.body(), container.pointer())) {
          String name = manifest.at(pointer).asString("");
          mounted.add(name);
          if (!known.contains(name)) {
            add(
                findings,
                manifest,
                pointer,
                container.shown()
                    + " mounts volume \""
                    + name
                    + "\", which the pod does not have."
                    + DidYouMean.sentence(name, known),
                "Correct the name, or add the volume.");
          }
        }
      }
    }
    for (String pointer : volumes) {
      String name = manifest.at(pointer).asString("");
      if (!mounted.contains(name)) {
        add(
            findings,
            manifest,
            pointer,
            "no container mounts volume \"" + name + "\"",
            "Mount the volume, or remove it.");
      }
    }
  }

  private void add(
      Findings findings, Manifest manifest, String pointer, String message, String remedy) {
    findings.add(Finding.error(rule(), manifest.place(pointer), message, remedy));
  }
}
