package io.railiance.platform.platform;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One application of layer S5 and what it needs, from {@code specs/consumers/<name>.yaml}.
 *
 * <pre>{@code
 * name: gitea
 * namespace: gitea
 * podLabels: {app.kubernetes.io/name: gitea}
 * needs:
 *   valkey:
 *     - {release: valkey-cache, name: cache, use: cache, keys: ["gitea-cache:"]}
 * }</pre>
 *
 * @param needs by kind of service; each service says what a need of it looks like. Below {@value
 *     #LOGIN} stands what the identity provider is asked for.
 */
public record Consumer(
    @JsonPropertyDescription("Name of the application; the file is named by it.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String name,
    @JsonPropertyDescription("Namespace that its pods and its binding Secrets are in.")
        @NotNull
        @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
        String namespace,
    @JsonPropertyDescription("Labels of those of its pods that may connect.")
        @NotNull
        @Size(min = 1)
        Map<
                @Pattern(regexp = Grammar.LABEL_KEY, message = Grammar.LABEL_KEY_WORDS) String,
                @Pattern(regexp = Grammar.LABEL_VALUE, message = Grammar.LABEL_VALUE_WORDS) String>
            podLabels,
    @JsonPropertyDescription("What it needs, by kind of service.") @NotNull JsonNode needs) {

  /** The one kind of need that no service meets, but the identity provider. */
  public static final String LOGIN = "login";

  public Consumer {
    podLabels = new java.util.TreeMap<>(podLabels);
  }

  /** Needs that a release meets, by kind of service. */
  public List<Map.Entry<String, JsonNode>> needsOfServices() {
    return needs.properties().stream().filter(kind -> !kind.getKey().equals(LOGIN)).toList();
  }
}
