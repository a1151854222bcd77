package io.railiance.platform.service.rabbitmq;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;

/**
 * One RabbitMQ release.
 *
 * <pre>{@code
 * service: rabbitmq
 * }</pre>
 */
public record RabbitmqSpec(
    @JsonPropertyDescription("Kind of service.") @NotNull @Closed(to = "rabbitmq")
        String service) {}
