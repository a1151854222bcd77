package io.railiance.platform.service.objectstorage;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Objects that go by themselves: {@code {prefix: "tmp/", days: 7}}. */
public record Expiry(
    @JsonPropertyDescription("Beginning of their names.")
        @NotNull
        @Pattern(regexp = PREFIX, message = PREFIX_WORDS)
        String prefix,
    @JsonPropertyDescription("Age at which they go.") @Min(1) @Max(3650) int days) {
  /** No character that XML or a shell gives a meaning to. */
  static final String PREFIX = "^[A-Za-z0-9_.-][A-Za-z0-9_./-]{0,199}$";

  static final String PREFIX_WORDS = "the beginning of a name: letters, digits and _ . / -";
}
