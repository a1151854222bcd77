package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Images;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.Pattern;

/** A container image, in the parts that a mirror or an update changes. */
public record Image(
    @JsonPropertyDescription("Registry of the image.")
        @Pattern(regexp = Grammar.REGISTRY, message = Grammar.REGISTRY_WORDS)
        String registry,
    @JsonPropertyDescription("Repository of the image.")
        @Pattern(regexp = Grammar.REPOSITORY, message = Grammar.REPOSITORY_WORDS)
        String repository,
    @JsonPropertyDescription("Tag of the image, a full version.")
        @Pattern(regexp = Grammar.FULL_TAG, message = Grammar.FULL_TAG_WORDS)
        String tag,
    @JsonPropertyDescription("Digest of the image; with it the tag is only for readers.")
        @Pattern(regexp = Grammar.DIGEST, message = Grammar.DIGEST_WORDS)
        String digest,
    @JsonPropertyDescription("When the kubelet pulls: a restart must not depend on a registry.")
        @Closed(to = {"IfNotPresent", "Always", "Never"})
        String pullPolicy) {

  /** The same image with its digest, if that is known. */
  public Image pinned(Images images) {
    return new Image(registry, repository, tag, images.digestOf(reference()), pullPolicy);
  }

  /** Without a digest, pulled when it is not there. */
  public static Image of(String registry, String repository, String tag) {
    return new Image(registry, repository, tag, "", "IfNotPresent");
  }

  /** {@code docker.io/valkey/valkey:9.1.2}. */
  public String reference() {
    return registry + "/" + repository + ":" + tag;
  }
}
