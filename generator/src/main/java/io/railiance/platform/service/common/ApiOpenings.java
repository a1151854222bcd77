package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Openings of a service that asks the Kubernetes API, beyond the declared consumers. */
public record ApiOpenings(
    @JsonPropertyDescription(
            "Addresses of the Kubernetes API, of its Service and of what is behind it; empty is any address, on ports 443 and"
                + " 6443.")
        List<
                @Pattern(
                    regexp = ADDRESS,
                    message =
                        "an address such as 10.0.0.1, or all eight groups of one such as fd00:0:0:0:0:0:0:1")
                String>
            apiServer,
    @JsonPropertyDescription("Rules that admit more than the declared consumers.")
        List<Map<String, JsonNode>> extraIngress,
    @JsonPropertyDescription("Rules that let the servers reach more.")
        List<Map<String, JsonNode>> extraEgress) {
  public static final ApiOpenings CLOSED = new ApiOpenings(List.of(), List.of(), List.of());

  private static final String ADDRESS =
      "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){7})$";
}
