package io.railiance.platform.service.rabbitmq;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A durable queue that is declared if it is not there, and never changed or deleted. */
public record RabbitmqQueue(
    @JsonPropertyDescription("Name of the queue.")
        @NotNull
        @Pattern(regexp = RabbitmqNeed.OBJECT, message = RabbitmqNeed.OBJECT_WORDS)
        String name,
    @JsonPropertyDescription(
            "Type of the queue: quorum and stream are on a majority of the nodes, classic is on one.")
        @NotNull
        @Closed(to = {"quorum", "stream", "classic"})
        String type) {}
