package io.railiance.platform.service.valkey;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.service.Need;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * One user of a Valkey release, with the keys that are its own.
 *
 * <pre>{@code
 * - release: valkey
 *   name: queue
 *   use: queue
 *   keys: ["gitea-queue:"]
 * }</pre>
 */
public record ValkeyNeed(
    @JsonPropertyDescription("Release that shall meet the need.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String release,
    @JsonPropertyDescription("Name of the need; the user is called <consumer>-<name>.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String name,
    @JsonPropertyDescription("What the keys are for.") @NotNull Use use,
    @JsonPropertyDescription("Prefixes of the keys and channels that only this user may touch.")
        @NotNull
        @Size(min = 1)
        List<@Pattern(regexp = PREFIX, message = PREFIX_WORDS) String> keys,
    @JsonPropertyDescription(
            "Whether it lists keys (SCAN); it then sees the names, not the values, of all keys of the release.")
        boolean scan,
    @JsonPropertyDescription("Whether it asks Sentinel for the primary itself.") boolean sentinel)
    implements Need {
  /** No character that a key pattern of Valkey gives a meaning to. */
  static final String PREFIX = "^[A-Za-z0-9_.-][A-Za-z0-9_.:/-]{0,62}$";

  static final String PREFIX_WORDS =
      "a prefix of keys: letters, digits and _ . : / -, at most 63; no pattern";

  public ValkeyNeed {
    keys = List.copyOf(keys);
  }
}
