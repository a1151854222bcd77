package io.railiance.platform.service.rabbitmq;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.service.Order;

/**
 * A user of the broker on behalf of a consumer.
 *
 * @param name {@code shop-jobs}
 * @param owns whether the virtual host is its consumer's own
 */
record RabbitmqUser(String name, Consumer consumer, RabbitmqNeed need, boolean owns) {
  private static final String EVERYTHING = ".*";
  private static final String NOTHING = "^$";

  static RabbitmqUser of(Order.Of<RabbitmqNeed> need, Order<RabbitmqSpec, RabbitmqNeed> order) {
    return new RabbitmqUser(
        need.consumer().name() + "-" + need.need().name(),
        need.consumer(),
        need.need(),
        VhostOwner.of(need.need().vhost(), order).equals(need.consumer()));
  }

  /** Name of the Secret in the consumer's namespace by which it connects. */
  String bindingName(String release) {
    return release + "-" + name;
  }

  /** What is stated; else everything in its own virtual host, nothing in another's. */
  String permission(String stated) {
    if (stated.equals(RabbitmqNeed.UNSTATED)) {
      return owns ? EVERYTHING : NOTHING;
    }
    return stated;
  }
}
