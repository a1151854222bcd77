package io.railiance.platform.service.nats;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.service.Need;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * One user of a NATS release, in the account of its consumer, and the streams that it finds there.
 *
 * <pre>{@code
 * - release: nats
 *   name: events
 *   storage: 1Gi
 *   streams: [{name: ORDERS, subjects: [orders.>], retention: limits, maxBytes: 512Mi, whenFull: refuse}]
 * }</pre>
 */
public record NatsNeed(
    @JsonPropertyDescription("Release that shall meet the need.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String release,
    @JsonPropertyDescription("Name of the need; the user is called <consumer>-<name>.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String name,
    @JsonPropertyDescription(
            "Subjects that the user may publish to; all of its account, unless stated.")
        List<@Pattern(regexp = SUBJECT, message = SUBJECT_WORDS) String> publish,
    @JsonPropertyDescription(
            "Subjects that it may subscribe to, besides those of its answers; all of its account, unless stated.")
        List<@Pattern(regexp = SUBJECT, message = SUBJECT_WORDS) String> subscribe,
    @JsonPropertyDescription(
            "Disk that streams with a copy on three nodes may take on each of them. The needs of one consumer are added"
                + " up; without any its account has no streams.")
        @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
        String storage,
    @JsonPropertyDescription("Streams that are there before the application is.")
        List<NatsStream> streams)
    implements Need {
  /** Words between dots; the last may stand for the rest. */
  static final String SUBJECT =
      "^(\\*|[$A-Za-z0-9_-]{1,64})(\\.(\\*|[$A-Za-z0-9_-]{1,64})){0,15}(\\.>)?$|^>$";

  static final String SUBJECT_WORDS =
      "a subject such as orders.*.paid or orders.>: words of letters, digits, _ - and $ between dots";

  /** Not stated: none. */
  static final String NO_STORAGE = "0";

  public NatsNeed {
    publish = publish == null ? List.of() : List.copyOf(publish);
    subscribe = subscribe == null ? List.of() : List.copyOf(subscribe);
    storage = storage == null ? NO_STORAGE : storage;
    streams = streams == null ? List.of() : List.copyOf(streams);
  }
}
