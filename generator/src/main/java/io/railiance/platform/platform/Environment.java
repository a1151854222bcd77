package io.railiance.platform.platform;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import tools.jackson.databind.JsonNode;

/**
 * What differs in an environment, from {@code specs/environments/<name>.yaml}: values only, never
 * structure.
 *
 * <pre>{@code
 * values:
 *   valkey: {replicaCount: 3}
 * cluster: {nodes: 3, cpu: "4", memory: 16Gi}
 * }</pre>
 *
 * @param cluster null where it is not stated: what needs it is then not judged, and what must be
 *     there is not
 * @param secrets null where they come as {@code specs/platform.yaml} says
 */
public record Environment(
    @JsonPropertyDescription("Values by release, laid over the chart's defaults.") @NotNull
        JsonNode values,
    @JsonPropertyDescription("What the cluster of the environment offers.") Cluster cluster,
    @JsonPropertyDescription(
            "How Secrets come to the charts, instead of what specs/platform.yaml says.")
        SecretsSpec secrets) {}
