package io.railiance.platform.service.objectstorage;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * An S3 endpoint that is not ours, addressed by path.
 *
 * <pre>{@code
 * host: s3.example.org
 * addresses: [203.0.113.0/24]
 * }</pre>
 */
public record Endpoint(
    @JsonPropertyDescription("Name of the host, as its certificate has it.")
        @NotNull
        @Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS)
        String host,
    @JsonPropertyDescription("Port; 443 unless stated.") @Min(1) @Max(65535) Integer port,
    @JsonPropertyDescription("Whether it is https; it is, unless stated.") Boolean tls,
    @JsonPropertyDescription("Region that requests are signed for; us-east-1 unless stated.")
        @Pattern(regexp = REGION, message = REGION_WORDS)
        String region,
    @JsonPropertyDescription(
            "Blocks of addresses that the host has, which the jobs may reach: a NetworkPolicy knows no names.")
        @NotNull
        @Size(min = 1)
        List<@Pattern(regexp = Grammar.BLOCK, message = Grammar.BLOCK_WORDS) String> addresses,
    @JsonPropertyDescription(
            "Secret with ca.crt, where the certificate is of an authority of your own; empty is one that all trust.")
        @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
        String caSecret) {
  static final String REGION = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";

  static final String REGION_WORDS = "a region such as eu-central-1";

  public Endpoint {
    port = port == null ? Integer.valueOf(443) : port;
    tls = tls == null ? Boolean.TRUE : tls;
    region = region == null ? "us-east-1" : region;
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
    caSecret = caSecret == null ? "" : caSecret;
  }
}
