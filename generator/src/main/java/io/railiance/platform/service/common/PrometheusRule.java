package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** Alerts for the Prometheus operator. */
public record PrometheusRule(
    @JsonPropertyDescription("Whether there is one.") boolean enabled,
    @JsonPropertyDescription("Where the runbooks are.")
        @Pattern(regexp = Grammar.URL, message = Grammar.URL_WORDS)
        String runbookBaseUrl,
    @JsonPropertyDescription("Labels by which Prometheus selects it.")
        Map<
                @Pattern(regexp = Grammar.LABEL_KEY, message = Grammar.LABEL_KEY_WORDS) String,
                @Pattern(regexp = Grammar.LABEL_VALUE, message = Grammar.LABEL_VALUE_WORDS) String>
            labels) {
  public static final PrometheusRule NONE =
      new PrometheusRule(
          false, "https://github.com/railiance/platform/blob/main/docs/runbooks", Map.of());
}
