package io.railiance.platform.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.yaml.Json;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Where pods reach the issuer: pods of this cluster, or addresses outside of it.
 *
 * @param namespace null where it is outside
 * @param port null where it is that of the issuer's URL
 */
public record Reach(
    @JsonPropertyDescription("Namespace of the issuer's pods.")
        @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
        String namespace,
    @JsonPropertyDescription("Labels of the issuer's pods.")
        Map<
                @Pattern(regexp = Grammar.LABEL_KEY, message = Grammar.LABEL_KEY_WORDS) String,
                @Pattern(regexp = Grammar.LABEL_VALUE, message = Grammar.LABEL_VALUE_WORDS) String>
            podLabels,
    @JsonPropertyDescription("Blocks of addresses of the issuer, where it is no pod.")
        List<@Pattern(regexp = Grammar.BLOCK, message = Grammar.BLOCK_WORDS) String> cidrs,
    @JsonPropertyDescription(
            "Port; of pods the container's, which is another one than that of the URL where a Service translates it.")
        @Min(1)
        @Max(65535)
        Integer port) {
  public Reach {
    podLabels =
        podLabels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(podLabels));
    cidrs = cidrs == null ? List.of() : List.copyOf(cidrs);
  }

  /** As a NetworkPolicy has them. */
  public List<Map<String, JsonNode>> peers() {
    List<Map<String, JsonNode>> peers = new ArrayList<>();
    if (namespace != null) {
      Map<String, JsonNode> pods = new TreeMap<>();
      pods.put("namespaceSelector", labels(Map.of("kubernetes.io/metadata.name", namespace)));
      pods.put("podSelector", labels(podLabels));
      peers.add(pods);
    }
    cidrs.forEach(cidr -> peers.add(Map.of("ipBlock", Json.tree(Map.of("cidr", cidr)))));
    return peers;
  }

  private static JsonNode labels(Map<String, String> labels) {
    return Json.tree(Map.of("matchLabels", labels));
  }
}
