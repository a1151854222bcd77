package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.chart.Refusal;
import io.railiance.platform.identity.CertificateAuthority;
import io.railiance.platform.identity.OidcGrammar;
import io.railiance.platform.identity.Provider;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How people sign in by an OpenID Connect provider; {@code specs/identity.yaml} sets it. */
public record Oidc(
    @JsonPropertyDescription("Whether tokens of the issuer are accepted.") boolean enabled,
    @JsonPropertyDescription("The issuer, to the letter as it stands in its tokens.")
        @Pattern(regexp = OidcGrammar.OPTIONAL_ISSUER, message = OidcGrammar.ISSUER_WORDS)
        String issuerUrl,
    @JsonPropertyDescription("Id of this release's client.")
        @Pattern(regexp = OidcGrammar.OPTIONAL_AUDIENCE, message = OidcGrammar.AUDIENCE_WORDS)
        String clientId,
    @JsonPropertyDescription("Audience that a token must name.")
        @Pattern(regexp = OidcGrammar.OPTIONAL_AUDIENCE, message = OidcGrammar.AUDIENCE_WORDS)
        String audience,
    @JsonPropertyDescription("Scopes that are asked for, besides openid.")
        List<@Pattern(regexp = OidcGrammar.SCOPE, message = OidcGrammar.SCOPE_WORDS) String> scopes,
    @JsonPropertyDescription("Claim with the name of a user.")
        @Pattern(regexp = OidcGrammar.USER_CLAIM, message = OidcGrammar.USER_CLAIM_WORDS)
        String userClaim,
    @JsonPropertyDescription("Claim with the list of the user's groups.")
        @Pattern(regexp = OidcGrammar.CLAIM, message = OidcGrammar.CLAIM_WORDS)
        String groupsClaim,
    @JsonPropertyDescription("Group whose members may do everything.")
        @Pattern(regexp = OidcGrammar.OPTIONAL_GROUP, message = OidcGrammar.GROUP_WORDS)
        String adminGroup,
    @JsonPropertyDescription(
            "Certificate of a private authority. Pods start without it, and then accept no token.")
        Ca ca,
    @JsonPropertyDescription("Where pods reach the issuer.") Network network) {
  public static final Oidc NONE =
      new Oidc(
          false,
          "",
          "",
          "",
          List.of("profile", "email", "groups"),
          "preferred_username",
          "groups",
          "",
          new Ca("", "", "ca.crt"),
          new Network(List.of(), 443));

  /** Where it is on, it says whom it trusts, and where that one is. */
  public static final Refusal INCOMPLETE =
      Refusal.when(
          """
          {"properties": {"oidc": {
            "properties": {"enabled": {"const": true}},
            "required": ["enabled"],
            "anyOf": [
              {"properties": {"issuerUrl": {"const": ""}}},
              {"properties": {"clientId": {"const": ""}}},
              {"properties": {"audience": {"const": ""}}},
              {"properties": {"adminGroup": {"const": ""}}},
              {"properties": {"network": {"properties": {"to": {"maxItems": 0}}}}}]}},
          "required": ["oidc"]}
          """,
          "oidc.enabled needs oidc.issuerUrl, oidc.clientId, oidc.audience, oidc.adminGroup and oidc.network.to");

  /** Not both. */
  public static final Refusal TWO_AUTHORITIES =
      Refusal.when(
          """
          {"properties": {"oidc": {"properties": {"ca": {
            "properties": {"configMap": {"minLength": 1}, "secret": {"minLength": 1}},
            "required": ["configMap", "secret"]}},
            "required": ["ca"]}},
          "required": ["oidc"]}
          """,
          "oidc.ca.configMap and oidc.ca.secret are two places of one certificate: keep one of them");

  /** What an environment's values are for a client of its provider. */
  public static Oidc of(Provider provider, String clientId, String audience) {
    CertificateAuthority ca = provider.ca();
    return new Oidc(
        true,
        provider.issuer(),
        clientId,
        audience,
        provider.scopes(),
        provider.claims().user(),
        provider.claims().groups(),
        provider.adminGroup(),
        ca == null ? NONE.ca() : new Ca(orNone(ca.configMap()), orNone(ca.secret()), ca.key()),
        new Network(provider.network().peers(), provider.port()));
  }

  private static String orNone(String name) {
    return name == null ? "" : name;
  }

  /** Certificate of a private authority; with neither name, those that the image trusts. */
  public record Ca(
      @JsonPropertyDescription("ConfigMap that holds it.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String configMap,
      @JsonPropertyDescription("Secret that holds it, instead.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String secret,
      @JsonPropertyDescription("Key of the certificate in it.")
          @Pattern(regexp = CertificateAuthority.KEY, message = CertificateAuthority.KEY_WORDS)
          String key) {}

  /** Where pods reach the issuer. */
  public record Network(
      @JsonPropertyDescription("Peers of a NetworkPolicy: the issuer's pods, or its addresses.")
          List<Map<String, JsonNode>> to,
      @JsonPropertyDescription("Port of the issuer.") @Min(1) @Max(65535) int port) {}
}
