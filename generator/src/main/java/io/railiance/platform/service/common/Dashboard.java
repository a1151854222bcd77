package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Pattern;

/** What Grafana's sidecar looks for. */
public record Dashboard(
    @JsonPropertyDescription("Whether there is one.") boolean enabled,
    @JsonPropertyDescription("Label of the ConfigMap that the sidecar looks for.")
        @Pattern(regexp = Grammar.LABEL_KEY, message = Grammar.LABEL_KEY_WORDS)
        String label) {
  public static final Dashboard NONE = new Dashboard(false, "grafana_dashboard");
}
