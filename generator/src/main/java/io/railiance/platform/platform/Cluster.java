package io.railiance.platform.platform;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * What the cluster of an environment offers, as whoever runs it states it. Nothing asks a cluster.
 *
 * <pre>{@code
 * nodes: 3
 * cpu: "4"
 * memory: 16Gi
 * apiGroups: [monitoring.coreos.com]
 * }</pre>
 *
 * @param cpu of each node, what is left for pods; null where it is not stated
 * @param memory likewise
 */
public record Cluster(
    @JsonPropertyDescription("Nodes that run the platform's pods.") @NotNull @Min(1) @Max(5000)
        Integer nodes,
    @JsonPropertyDescription(
            "CPU of each node that the platform's pods may request; without it the sum is not judged.")
        @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
        String cpu,
    @JsonPropertyDescription("Memory of each node, likewise.")
        @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
        String memory,
    @JsonPropertyDescription("API groups of the custom resource definitions that are installed.")
        List<@Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS) String> apiGroups,
    @JsonPropertyDescription("StorageClasses that exist.")
        List<@Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS) String> storageClasses,
    @JsonPropertyDescription("PriorityClasses that exist, besides Kubernetes' own.")
        List<@Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS) String> priorityClasses,
    @JsonPropertyDescription("ClusterIssuers of cert-manager that exist.")
        List<@Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS) String> issuers,
    @JsonPropertyDescription(
            "Secrets of the platform's namespace that somebody else makes: certificates for one.")
        List<@Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS) String> secrets) {

  public Cluster {
    apiGroups = apiGroups == null ? List.of() : List.copyOf(apiGroups);
    storageClasses = storageClasses == null ? List.of() : List.copyOf(storageClasses);
    priorityClasses = priorityClasses == null ? List.of() : List.copyOf(priorityClasses);
    issuers = issuers == null ? List.of() : List.copyOf(issuers);
    secrets = secrets == null ? List.of() : List.copyOf(secrets);
  }
}
