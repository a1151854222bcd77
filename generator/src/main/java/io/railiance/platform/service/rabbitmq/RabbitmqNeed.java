package io.railiance.platform.service.rabbitmq;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.service.Need;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * One user of a RabbitMQ release, and what it finds in its virtual host.
 *
 * <pre>{@code
 * - release: rabbitmq
 *   name: jobs
 *   vhost: shop
 *   queues: [{name: orders, type: quorum}]
 * }</pre>
 */
public record RabbitmqNeed(
    @JsonPropertyDescription("Release that shall meet the need.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String release,
    @JsonPropertyDescription("Name of the need; the user is called <consumer>-<name>.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String name,
    @JsonPropertyDescription(
            "Virtual host of the user; several needs of one consumer may name the same.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String vhost,
    @JsonPropertyDescription("Other consumers whose needs may name this virtual host, too.")
        List<@Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS) String> sharedWith,
    @JsonPropertyDescription(
            "What the user may declare and delete, a regular expression; in its consumer's own virtual host everything,"
                + " in another's nothing, unless it is stated.")
        @Pattern(regexp = EXPRESSION, message = EXPRESSION_WORDS)
        String configure,
    @JsonPropertyDescription("What it may publish to and bind, likewise.")
        @Pattern(regexp = EXPRESSION, message = EXPRESSION_WORDS)
        String write,
    @JsonPropertyDescription("What it may consume from, likewise.")
        @Pattern(regexp = EXPRESSION, message = EXPRESSION_WORDS)
        String read,
    @JsonPropertyDescription("Queues that are there before the application is.")
        List<RabbitmqQueue> queues,
    @JsonPropertyDescription("Policies of the virtual host.") List<RabbitmqPolicy> policies)
    implements Need {
  /** No character that JSON or a shell gives a meaning to. */
  static final String EXPRESSION = "^[A-Za-z0-9_.:/^$*+?|()\\[\\]{},-]{1,200}$";

  static final String EXPRESSION_WORDS =
      "a regular expression: letters, digits and _ . : / ^ $ * + ? | ( ) [ ] { } , -";

  /** An object of the broker. */
  static final String OBJECT = "^[A-Za-z0-9_.:-]{1,120}$";

  static final String OBJECT_WORDS = "a name: letters, digits and _ . : -, at most 120";

  /** Not stated. */
  static final String UNSTATED = "";

  public RabbitmqNeed {
    sharedWith = sharedWith == null ? List.of() : List.copyOf(sharedWith);
    configure = configure == null ? UNSTATED : configure;
    write = write == null ? UNSTATED : write;
    read = read == null ? UNSTATED : read;
    queues = queues == null ? List.of() : List.copyOf(queues);
    policies = policies == null ? List.of() : List.copyOf(policies);
  }
}
