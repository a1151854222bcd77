package io.railiance.platform.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A need of a consumer that no service meets but the identity provider: it signs people in.
 *
 * <pre>{@code
 * - name: web
 *   environments:
 *     production:
 *       redirectUris: ["https://git.example.org/user/oauth2/main/callback"]
 * }</pre>
 *
 * @param environments in one that is not named the consumer has no client
 * @param scopes none where it asks for all that there are
 */
public record Login(
    @JsonPropertyDescription("Name of the need; the client is called <consumer>-<name>.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String name,
    @JsonPropertyDescription("Environments in which it has a client.") @NotNull @Size(min = 1)
        Map<@Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS) String, InEnvironment>
            environments,
    @JsonPropertyDescription(
            "confidential, with a secret of its own, which is the default; or public, for a program in a browser or on a desk.")
        @Closed(to = {CONFIDENTIAL, PUBLIC})
        String type,
    @JsonPropertyDescription(
            "Scopes that it asks for, besides openid; all that there are if nothing is stated.")
        List<@Pattern(regexp = OidcGrammar.SCOPE, message = OidcGrammar.SCOPE_WORDS) String>
            scopes) {
  public static final String CONFIDENTIAL = "confidential";
  public static final String PUBLIC = "public";

  public Login {
    environments = Collections.unmodifiableMap(new TreeMap<>(environments));
    type = type == null ? CONFIDENTIAL : type;
    scopes = scopes == null ? List.of() : List.copyOf(scopes);
  }

  /** What differs in one environment. */
  public record InEnvironment(
      @JsonPropertyDescription("Where people are sent back to when they have signed in.")
          @NotNull
          @Size(min = 1)
          List<@Pattern(regexp = OidcGrammar.REDIRECT, message = OidcGrammar.REDIRECT_WORDS) String>
              redirectUris) {

    public InEnvironment {
      redirectUris = List.copyOf(redirectUris);
    }
  }
}
