package io.railiance.platform.platform;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Digests of images, from {@code specs/images.yaml}, which {@code make digests} writes.
 *
 * <pre>{@code
 * digests:
 *   docker.io/valkey/valkey:9.1.2: sha256:...
 * }</pre>
 *
 * @param digests by reference; an image that is not there is named by its tag alone
 */
public record Images(
    @JsonPropertyDescription("Digests by image reference.") @NotNull
        Map<String, @Pattern(regexp = Grammar.DIGEST, message = Grammar.DIGEST_WORDS) String>
            digests) {
  public Images {
    digests = Collections.unmodifiableMap(new TreeMap<>(digests));
  }

  /** The digest of an image; empty if it is not known. */
  public String digestOf(String reference) {
    return digests.getOrDefault(reference, "");
  }
}
