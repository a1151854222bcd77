package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** Alerts for the Prometheus operator. */
public record PrometheusRule(
    @JsonPropertyDescription("Whether there is one.") boolean enabled,
    @JsonPropertyDescription("Where the runbooks are.")
        @Pattern(regexp = "^https?://[^ ]+[^ /]$", message = "a URL without a slash at its end")
        String runbookBaseUrl,
    @JsonPropertyDescription("Labels by which Prometheus selects it.") Map<String, String> labels) {
  public static final PrometheusRule NONE =
      new PrometheusRule(
          false, "https://github.com/railiance/platform/blob/main/docs/runbooks", Map.of());
}
