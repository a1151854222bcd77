package io.railiance.platform.service.nats;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.service.Order;
import io.railiance.platform.yaml.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * A user of the broker on behalf of a consumer.
 *
 * @param name {@code shop-events}
 */
public record NatsUser(String name, Consumer consumer, NatsNeed need) {
  /** Where the libraries await answers. */
  private static final String ANSWERS = "_INBOX.>";

  static NatsUser of(Order.Of<NatsNeed> of) {
    return new NatsUser(of.consumer().name() + "-" + of.need().name(), of.consumer(), of.need());
  }

  /** Name of the Secret in the consumer's namespace by which it connects. */
  String bindingName(String release) {
    return release + "-" + name;
  }

  /**
   * What follows its password: {@code , permissions {publish: ["orders.>"]}}, or nothing where it
   * may do all.
   */
  public String permissions() {
    List<String> parts =
        Stream.of(part("publish", need.publish()), part("subscribe", withAnswers(need.subscribe())))
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.isEmpty() ? "" : ", permissions {" + String.join(", ", parts) + "}";
  }

  private static String part(String verb, List<String> subjects) {
    return subjects.isEmpty() ? "" : verb + ": " + Json.compact(subjects);
  }

  private static List<String> withAnswers(List<String> subjects) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    return Stream.concat(subjects.stream(), Stream.of(ANSWERS)).distinct().toList();
  }
}
