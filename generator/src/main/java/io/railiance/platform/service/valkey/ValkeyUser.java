package io.railiance.platform.service.valkey;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.service.Order;
import java.util.List;

/**
 * A user of the server on behalf of a consumer, as templates see it.
 *
 * @param name {@code gitea-queue}
 * @param keys prefixes
 * @param scan whether it may list the names of keys
 * @param sentinel whether it also talks to Sentinel
 */
public record ValkeyUser(
    String name, List<String> keys, boolean scan, boolean sentinel, Consumer consumer) {
  static ValkeyUser of(Order.Of<ValkeyNeed> need) {
    return new ValkeyUser(
        need.consumer().name() + "-" + need.need().name(),
        need.need().keys(),
        need.need().scan(),
        need.need().sentinel(),
        need.consumer());
  }

  /** Name of the Secret in the consumer's namespace by which it connects. */
  String bindingName(String release) {
    return release + "-" + name;
  }
}
