package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Pattern;

/** A Secret with which images are pulled: {@code {name: registry}}. */
public record PullSecret(
    @JsonPropertyDescription("Name of the Secret.")
        @Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS)
        String name) {}
