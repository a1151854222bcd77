package io.railiance.platform.service.nats;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;

/**
 * One NATS release.
 *
 * <pre>{@code
 * service: nats
 * }</pre>
 */
public record NatsSpec(
    @JsonPropertyDescription("Kind of service.") @NotNull @Closed(to = "nats") String service) {}
