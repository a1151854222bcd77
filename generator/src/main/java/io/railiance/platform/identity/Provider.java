package io.railiance.platform.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An OpenID Connect provider, and what is agreed with it.
 *
 * @param ca null where a public authority signs the issuer's certificate
 */
public record Provider(
    @JsonPropertyDescription(
            "The issuer, to the letter as it stands in its tokens; below it is its discovery document.")
        @NotNull
        @Pattern(regexp = OidcGrammar.ISSUER, message = OidcGrammar.ISSUER_WORDS)
        String issuer,
    @JsonPropertyDescription(
            "The authority that signs the issuer's certificate, where it is private.")
        CertificateAuthority ca,
    @JsonPropertyDescription("Where a token says who somebody is.") @NotNull Claims claims,
    @JsonPropertyDescription("Group whose members may do everything in the platform's services.")
        @NotNull
        @Pattern(regexp = OidcGrammar.GROUP, message = OidcGrammar.GROUP_WORDS)
        String adminGroup,
    @JsonPropertyDescription("Scopes that a client may ask for, besides openid.")
        List<@Pattern(regexp = OidcGrammar.SCOPE, message = OidcGrammar.SCOPE_WORDS) String> scopes,
    @JsonPropertyDescription("Where pods reach the issuer.") @NotNull Reach network,
    @JsonPropertyDescription("How clients and their Secrets are called.") Clients clients,
    @JsonPropertyDescription(
            "Audience in the tokens of a client, by its name, where that is not its id.")
        Map<
                @Pattern(regexp = OidcGrammar.CLIENT, message = OidcGrammar.CLIENT_WORDS) String,
                @Pattern(regexp = OidcGrammar.AUDIENCE, message = OidcGrammar.AUDIENCE_WORDS)
                String>
            audiences) {

  /**
   * Special-use names (RFC 6761, RFC 6762, RFC 8375), .internal, .lan; and addresses of RFC 1918.
   */
  private static final java.util.regex.Pattern PRIVATE =
      java.util.regex.Pattern.compile(
          ".*\\.(svc|local|localhost|internal|intranet|lan|home\\.arpa|test|invalid)"
              + "|10\\.[0-9.]+|192\\.168\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|127\\.[0-9.]+");

  public Provider {
    scopes = scopes == null ? List.of("profile", "email", "groups") : List.copyOf(scopes);
    clients = clients == null ? new Clients(null, null) : clients;
    audiences =
        audiences == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(audiences));
  }

  /** Of the issuer: {@code id.example.org}. */
  public String host() {
    return URI.create(issuer).getHost();
  }

  /** Whether the issuer's name or address is one that no public authority may certify. */
  public boolean isPrivate(String clusterDomain) {
    return !host().contains(".")
        || host().endsWith("." + clusterDomain)
        || PRIVATE.matcher(host()).matches();
  }

  /** That pods connect to. */
  public int port() {
    int ofIssuer = URI.create(issuer).getPort();
    int otherwise = ofIssuer < 0 ? 443 : ofIssuer;
    return network.port() == null ? otherwise : network.port();
  }

  /** What a token for this client is for. */
  public String audience(String client, String clientId) {
    return audiences.getOrDefault(client, clientId);
  }
}
