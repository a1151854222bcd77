package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Openings beyond the declared consumers. */
public record NetworkPolicy(
    @JsonPropertyDescription("Rules that admit more than the declared consumers.")
        List<Map<String, JsonNode>> extraIngress,
    @JsonPropertyDescription("Rules that let the servers reach more than DNS and each other.")
        List<Map<String, JsonNode>> extraEgress) {
  public static final NetworkPolicy CLOSED = new NetworkPolicy(List.of(), List.of());
}
