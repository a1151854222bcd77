package io.railiance.platform.platform;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What holds for every service, from {@code specs/platform.yaml}.
 *
 * <pre>{@code
 * name: railiance
 * namespace: railiance-platform
 * clusterDomain: cluster.local
 * kubernetes: ["1.34", "1.35", "1.36"]
 * environments: [local, staging, production]
 * }</pre>
 */
public record Platform(
    @JsonPropertyDescription("Name of the platform, the value of app.kubernetes.io/part-of.")
        @NotNull
        @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
        String name,
    @JsonPropertyDescription("Namespace of all platform services.")
        @NotNull
        @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
        String namespace,
    @JsonPropertyDescription("DNS domain of the cluster.")
        @NotNull
        @Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS)
        String clusterDomain,
    @JsonPropertyDescription("Minor versions of Kubernetes that every manifest must be valid for.")
        @NotNull
        @Size(min = 1)
        List<@Closed(to = {"1.31", "1.32", "1.33", "1.34", "1.35", "1.36"}) String> kubernetes,
    @JsonPropertyDescription("Environments, each a file in specs/environments/.")
        @NotNull
        @Size(min = 1)
        List<@Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS) String> environments,
    @JsonPropertyDescription(
            "How Secrets come to the charts; an environment may state it otherwise.")
        SecretsSpec secrets) {

  public Platform {
    secrets = secrets == null ? SecretsSpec.byScript() : secrets;
    kubernetes = List.copyOf(kubernetes);
    environments = List.copyOf(environments);
  }
}
