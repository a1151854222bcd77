package io.railiance.platform.service.nats;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** A stream that is made if it is not there, and never changed or deleted. */
public record NatsStream(
    @JsonPropertyDescription("Name of the stream.")
        @NotNull
        @Pattern(regexp = NAME, message = NAME_WORDS)
        String name,
    @JsonPropertyDescription("Subjects whose messages it keeps; * is one word, > the rest.")
        @NotEmpty
        List<@Pattern(regexp = NatsNeed.SUBJECT, message = NatsNeed.SUBJECT_WORDS) String> subjects,
    @JsonPropertyDescription(
            "What it keeps: limits is all until it is full or old, interest until every consumer has it, workqueue until"
                + " one has it.")
        @NotNull
        @Closed(to = {"limits", "interest", "workqueue"})
        String retention,
    @JsonPropertyDescription("Disk that it may take on each node that has it.")
        @NotNull
        @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
        String maxBytes,
    @JsonPropertyDescription("Age at which a message goes; without it never.")
        @Pattern(
            regexp = "^([1-9][0-9]{0,5}(s|m|h|d))?$",
            message = "an age such as 90s, 12h or 7d")
        String maxAge,
    @JsonPropertyDescription(
            "What a full stream does: refuse new messages, or drop the oldest ones.")
        @NotNull
        @Closed(to = {"refuse", "drop-oldest"})
        String whenFull) {
  static final String NAME = "^[A-Za-z0-9_-]{1,64}$";

  static final String NAME_WORDS = "a name: letters, digits, _ and -, at most 64";

  public NatsStream {
    subjects = subjects == null ? List.of() : List.copyOf(subjects);
    maxAge = maxAge == null ? "" : maxAge;
  }
}
