package io.railiance.platform.service.rabbitmq;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Limits of the queues whose names fit a pattern. Of several that fit, the one with the highest
 * priority counts alone.
 */
public record RabbitmqPolicy(
    @JsonPropertyDescription("Name of the policy; the broker knows it as platform.<name>.")
        @NotNull
        @Pattern(regexp = RabbitmqNeed.OBJECT, message = RabbitmqNeed.OBJECT_WORDS)
        String name,
    @JsonPropertyDescription("Names of the queues, a regular expression.")
        @NotNull
        @Pattern(regexp = RabbitmqNeed.EXPRESSION, message = RabbitmqNeed.EXPRESSION_WORDS)
        String pattern,
    @JsonPropertyDescription("Which queues.")
        @NotNull
        @Closed(to = {"queues", "quorum_queues", "classic_queues", "streams"})
        String applyTo,
    @JsonPropertyDescription("Which of several counts: the highest.") @Min(0) @Max(1000)
        int priority,
    @JsonPropertyDescription("What holds for them, in the broker's own words.")
        @NotNull
        @Size(min = 1)
        Map<@Pattern(regexp = KEY, message = KEY_WORDS) String, JsonNode> definition) {
  static final String KEY =
      "^(max-length|max-length-bytes|message-ttl|expires|delivery-limit|overflow|max-age|dead-letter-exchange"
          + "|dead-letter-routing-key|dead-letter-strategy|stream-max-segment-size-bytes|consumer-timeout)$";

  static final String KEY_WORDS = "a key of a policy such as max-length or message-ttl";

  public RabbitmqPolicy {
    definition = new TreeMap<>(definition);
  }
}
