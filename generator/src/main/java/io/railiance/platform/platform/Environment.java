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
 * }</pre>
 */
public record Environment(
    @JsonPropertyDescription("Values by release, laid over the chart's defaults.") @NotNull
        JsonNode values) {}
