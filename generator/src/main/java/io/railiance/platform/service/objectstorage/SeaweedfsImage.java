package io.railiance.platform.service.objectstorage;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Images;
import io.railiance.platform.service.common.Image;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.Pattern;

/**
 * An {@link Image} of {@code chrislusf/seaweedfs} and of nothing else: its full versions have two
 * numbers, which of any other project would be a moving tag. A mirror has it under that name.
 */
public record SeaweedfsImage(
    @JsonPropertyDescription("Registry of the image, or of a mirror.")
        @Pattern(regexp = Grammar.REGISTRY, message = Grammar.REGISTRY_WORDS)
        String registry,
    @JsonPropertyDescription("Tag of the image, a full version.")
        @Pattern(
            regexp = "^[0-9]+\\.[0-9]{2}$",
            message = "a full version of SeaweedFS such as 4.01")
        String tag,
    @JsonPropertyDescription("Digest of the image; with it the tag is only for readers.")
        @Pattern(regexp = Grammar.DIGEST, message = Grammar.DIGEST_WORDS)
        String digest,
    @JsonPropertyDescription("When the kubelet pulls: a restart must not depend on a registry.")
        @Closed(to = {"IfNotPresent", "Always", "Never"})
        String pullPolicy) {
  /** The version that was tried. */
  static SeaweedfsImage tested(Images images) {
    Image image = Image.of("docker.io", "chrislusf/seaweedfs", "4.01").pinned(images);
    return new SeaweedfsImage(image.registry(), image.tag(), image.digest(), image.pullPolicy());
  }
}
