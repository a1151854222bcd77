package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Pattern;

/** CPU, memory and disk of a container. */
public record Amounts(
    @JsonPropertyDescription("Cores, or thousandths of one.")
        @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
        String cpu,
    @JsonPropertyDescription("Memory.")
        @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
        String memory,
    @JsonProperty("ephemeral-storage")
        @JsonPropertyDescription("Disk of the node, for logs and emptyDir volumes.")
        @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
        String ephemeralStorage) {}
