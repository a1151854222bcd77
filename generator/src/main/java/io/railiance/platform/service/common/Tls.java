package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.chart.Refusal;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Pattern;

/** Transport encryption, and who gives the certificate. */
public record Tls(
    @JsonPropertyDescription(
            "Whether connections over the network are encrypted; a plain one is refused then.")
        boolean enabled,
    @JsonPropertyDescription("Secret of your own with tls.crt, tls.key and ca.crt.")
        @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
        String existingSecret,
    @JsonPropertyDescription(
            "An issuer of cert-manager, which then makes the Secret <release>-tls.")
        IssuerRef issuerRef) {
  public static final Tls NONE = new Tls(false, "", new IssuerRef("", "ClusterIssuer"));

  /** Of two that say where the certificate comes from, {@link #enabled} needs one. */
  public static final Refusal WITHOUT_CERTIFICATE =
      refusal(
          "{\"const\": \"\"}",
          "tls.enabled needs tls.existingSecret, a Secret with tls.crt, tls.key and ca.crt, or tls.issuerRef.name, an issuer of"
              + " cert-manager");

  /** Not both. */
  public static final Refusal TWO_CERTIFICATES =
      refusal(
          "{\"type\": \"string\", \"minLength\": 1}",
          "tls.existingSecret and tls.issuerRef.name are two ways to one certificate: keep one of them");

  private static Refusal refusal(String both, String words) {
    return Refusal.when(
        """
        {"properties": {"tls": {
          "properties": {
            "enabled": {"const": true},
            "existingSecret": BOTH,
            "issuerRef": {"properties": {"name": BOTH}, "required": ["name"]}},
          "required": ["enabled", "existingSecret", "issuerRef"]}},
        "required": ["tls"]}
        """
            .replace("BOTH", both),
        words);
  }

  /** An issuer that puts the authority's certificate into the Secret: one of ACME does not. */
  public record IssuerRef(
      @JsonPropertyDescription("Its name; empty is none.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String name,
      @JsonPropertyDescription("ClusterIssuer, or Issuer, which is one of the release's namespace.")
          @Pattern(regexp = "^(Issuer|ClusterIssuer)$", message = "Issuer or ClusterIssuer")
          String kind) {}
}
