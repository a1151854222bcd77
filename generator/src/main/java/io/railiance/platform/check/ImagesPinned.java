package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.ImageReference;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Each image names its registry and a full version, and somebody still maintains it. */
final class ImagesPinned implements Check.OfManifest {
  /** {@code 9.1.2-alpine3.23}, {@code v1.86.0}; our own builds: {@code 17.12-5.5.0-1}. */
  private static final Pattern FULL =
      Pattern.compile("v?[0-9]+\\.[0-9]+(\\.[0-9]+|-[0-9]+\\.[0-9]+)([-._][A-Za-z0-9._-]+)?");

  private static final Pattern SHORT = Pattern.compile("v?[0-9]+\\.[0-9]+([-._][A-Za-z0-9._-]+)?");

  /** Projects whose full versions are two numbers. */
  private static final Set<String> SHORT_VERSIONED =
      Set.of("chrislusf/seaweedfs", "library/postgres");

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /** Unpublished, frozen or moving: reference/services.md, section 6. */
  private static final List<Pattern> DEAD =
      List.of(
          Pattern.compile("docker\\.io/bitnami/(?!sealed-secrets-controller$).*"),
          Pattern.compile("docker\\.io/bitnami(legacy|secure)/.*"),
          Pattern.compile("(docker\\.io|quay\\.io)/minio/.*"),
          Pattern.compile("k8s\\.gcr\\.io/.*"));

  @Override
  public String rule() {
    return "images-pinned";
  }

  @Override
  public String why() {
    return "Each container's image names a registry, a repository that is still maintained, and a tag with the full"
        + " version. A short name is resolved differently by each node, and a moving tag puts another program into the"
        + " same manifest. Where a digest is given it is a whole one.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Container container : manifest.containers()) {
      ImageReference image = ImageReference.of(container.image());
      if (image.registry().isEmpty()) {
        add(
            findings,
            container,
            "has no registry",
            "Name the registry, such as docker.io/valkey/valkey.");
      }
      if (DEAD.stream().anyMatch(dead -> dead.matcher(whole(image)).matches())) {
        add(
            findings,
            container,
            "is from a repository that is no longer maintained",
            "Take the image from the project itself, or build it in images/.");
      }
      if (image.tag().isEmpty()) {
        add(findings, container, "has no tag", "Add a tag that names the full version.");
      } else if (!isFull(image)) {
        add(
            findings,
            container,
            "has the tag \"" + image.tag() + "\", which is no full version",
            "Name the full version, such as 9.1.2.");
      }
      if (container.image().contains("@") && !DIGEST.matcher(image.digest()).matches()) {
        add(
            findings,
            container,
            "has a malformed digest",
            "Write sha256: and 64 hexadecimal digits, or leave the digest out.");
      }
    }
  }

  private static boolean isFull(ImageReference image) {
    return FULL.matcher(image.tag()).matches()
        || SHORT_VERSIONED.contains(image.path()) && SHORT.matcher(image.tag()).matches();
  }

  private static String whole(ImageReference image) {
    return (image.registry().isEmpty() ? "docker.io" : image.registry()) + "/" + image.path();
  }

  private void add(Findings findings, Container container, String what, String remedy) {
    findings.add(
        Finding.error(
            rule(),
            container.manifest().place(container.pointer() + "/image"),
            container.shown() + ": image \"" + container.image() + "\" " + what,
            remedy));
  }
}
