package io.railiance.platform.service.valkey;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;

/**
 * One Valkey release.
 *
 * <pre>{@code
 * service: valkey
 * purpose: store
 * }</pre>
 */
public record ValkeySpec(
    @JsonPropertyDescription("Kind of service.") @NotNull @Closed(to = "valkey") String service,
    @JsonPropertyDescription(
            "What happens when memory is full: a cache drops keys, a store refuses writes.")
        @NotNull
        Purpose purpose) {}
