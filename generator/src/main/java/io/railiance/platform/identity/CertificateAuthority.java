package io.railiance.platform.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Pattern;

/**
 * Where the certificate of a private authority is: an object of the platform's namespace that
 * somebody else makes.
 *
 * @param configMap null where it is a Secret
 * @param secret null where it is a ConfigMap
 */
public record CertificateAuthority(
    @JsonPropertyDescription("ConfigMap that holds it.")
        @Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS)
        String configMap,
    @JsonPropertyDescription("Secret that holds it, instead.")
        @Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS)
        String secret,
    @JsonPropertyDescription("Key of the certificate in it, ca.crt if nothing is stated.")
        @Pattern(regexp = KEY, message = KEY_WORDS)
        String key) {
  public static final String KEY = "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,252}$";
  public static final String KEY_WORDS = "a key: letters, digits and _ . -";

  public CertificateAuthority {
    key = key == null ? "ca.crt" : key;
  }
}
