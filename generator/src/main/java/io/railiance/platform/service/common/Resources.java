package io.railiance.platform.service.common;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What a container asks for, and what it may take at most. */
public record Resources(
    @JsonPropertyDescription("What is set aside for the container.") Amounts requests,
    @JsonPropertyDescription("What the container may take at most.") Amounts limits) {

  /** Memory is never overcommitted: its request is its limit. */
  public static Resources of(String cpuRequest, String cpuLimit, String memory, String disk) {
    return new Resources(
        new Amounts(cpuRequest, memory, disk), new Amounts(cpuLimit, memory, disk));
  }
}
