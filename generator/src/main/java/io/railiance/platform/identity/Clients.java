package io.railiance.platform.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Pattern;

/**
 * How clients of the provider, and the Secrets that it hands over, are called.
 *
 * @param idPrefix null where it is {@code <platform>-<environment>-}, so that environments may
 *     share a provider
 */
public record Clients(
    @JsonPropertyDescription(
            "What a client's id begins with, before its name; <platform>-<environment>- if nothing is stated.")
        @Pattern(regexp = OidcGrammar.PREFIX, message = OidcGrammar.PREFIX_WORDS)
        String idPrefix,
    @JsonPropertyDescription(
            "What the name of a client's Secret begins with, before the client's; login- if nothing is stated.")
        @Pattern(regexp = OidcGrammar.PREFIX, message = OidcGrammar.PREFIX_WORDS)
        String secretPrefix) {

  public Clients {
    secretPrefix = secretPrefix == null ? "login-" : secretPrefix;
  }
}
