package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** What the Prometheus operator scrapes. */
public record ServiceMonitor(
    @JsonPropertyDescription("Whether there is one.") boolean enabled,
    @JsonPropertyDescription("Time between two scrapes.")
        @Pattern(regexp = "^[1-9][0-9]*(ms|s|m)$", message = "a duration such as 30s")
        String interval,
    @JsonPropertyDescription("Labels by which Prometheus selects it.")
        Map<
                @Pattern(regexp = Grammar.LABEL_KEY, message = Grammar.LABEL_KEY_WORDS) String,
                @Pattern(regexp = Grammar.LABEL_VALUE, message = Grammar.LABEL_VALUE_WORDS) String>
            labels) {
  public static final ServiceMonitor NONE = new ServiceMonitor(false, "30s", Map.of());
}
