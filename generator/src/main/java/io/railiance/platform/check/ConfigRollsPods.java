package io.railiance.platform.check;

import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Reference;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;

/** A changed configuration restarts the pods that read it. */
final class ConfigRollsPods implements Check.OfRelease {
  private static final String CHECKSUM = "checksum/";
  private static final String SHA_256 = "[0-9a-f]{64}";

  @Override
  public String rule() {
    return "config-rolls-pods";
  }

  @Override
  public String why() {
    return "Each pod template that reads a ConfigMap of the release carries an annotation checksum/... with the SHA-256 of"
        + " its data. A program that reads its configuration once runs on with the old one otherwise, until some day a"
        + " node fails. Where a container applies changes by itself, the ConfigMap names it in the annotation "
        + Reference.RELOADED_BY
        + ". That the hash follows the data is tested by rendering every chart twice.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    for (PodTemplate pods : release.pods()) {
      if (pods.isLongRunning() && !hasChecksum(pods)) {
        Reference.allIn(pods.manifest()).stream()
            .filter(each -> each.kind().equals("ConfigMap") && rolls(each, release))
            .findFirst()
            .ifPresent(config -> findings.add(finding(pods, config)));
      }
    }
  }

  private static boolean hasChecksum(PodTemplate pods) {
    return pods.annotations().entrySet().stream()
        .anyMatch(each -> each.getKey().startsWith(CHECKSUM) && each.getValue().matches(SHA_256));
  }

  private static boolean rolls(Reference config, Release release) {
    return release.of("ConfigMap").stream()
        .anyMatch(each -> each.name().equals(config.name()) && !config.isReloadedFrom(each));
  }

  private Finding finding(PodTemplate pods, Reference config) {
    return Finding.error(
        rule(),
        pods.manifest().place(pods.pointer() + "/metadata/annotations"),
        pods.manifest().shown()
            + " reads "
            + config.shown()
            + ", but no annotation of its pods changes with it",
        "Add an annotation checksum/config with the sha256sum of the data, or "
            + Reference.RELOADED_BY
            + " to the ConfigMap.");
  }
}
