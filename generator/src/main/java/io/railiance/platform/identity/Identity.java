package io.railiance.platform.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who says who somebody is, from {@code specs/identity.yaml}: an OpenID Connect provider that
 * others run.
 *
 * <pre>{@code
 * enabled: true
 * provider:
 *   issuer: https://id.example.org/realms/main
 *   claims: {user: preferred_username, groups: groups}
 *   adminGroup: platform-admins
 *   network: {cidrs: [203.0.113.7/32]}
 * environments:
 *   local: {enabled: false}
 * }</pre>
 *
 * @param provider of all environments that state none of their own; null where each does
 */
public record Identity(
    @JsonPropertyDescription("Whether services and applications sign people in by it.") @NotNull
        Boolean enabled,
    @JsonPropertyDescription("The identity provider.") Provider provider,
    @JsonPropertyDescription("What differs, by environment.")
        Map<@Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS) String, OfEnvironment>
            environments) {
  /** No file: nobody signs in by it. */
  public static final Identity OFF = new Identity(false, null, Map.of());

  public Identity {
    environments =
        environments == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(environments));
  }

  public boolean enabledIn(String environment) {
    Boolean own = of(environment).enabled();
    return own == null ? enabled : own;
  }

  /** The provider of an environment; empty where identity is off, or none is stated. */
  public Optional<Provider> in(String environment) {
    Provider own = of(environment).provider();
    return enabledIn(environment)
        ? Optional.ofNullable(own == null ? provider : own)
        : Optional.empty();
  }

  private OfEnvironment of(String environment) {
    return environments.getOrDefault(environment, new OfEnvironment(null, null));
  }

  /**
   * What differs in one environment.
   *
   * @param enabled null where it is as everywhere
   * @param provider null likewise; otherwise all of it, for nothing of one provider holds for
   *     another
   */
  public record OfEnvironment(
      @JsonPropertyDescription("Whether identity is on in this environment.") Boolean enabled,
      @JsonPropertyDescription(
              "The identity provider of this environment, in place of the other one.")
          Provider provider) {}
}
