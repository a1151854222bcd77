package io.railiance.platform.service.rabbitmq;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.service.Order;

/** Whose a virtual host is: whoever shares it, or the first of those who name it. */
final class VhostOwner {
  private VhostOwner() {}

  static Consumer of(String vhost, Order<RabbitmqSpec, RabbitmqNeed> order) {
    return stated(vhost, order).consumer();
  }

  /** The need by which it is known. */
  static Order.Of<RabbitmqNeed> stated(String vhost, Order<RabbitmqSpec, RabbitmqNeed> order) {
    Order.Of<RabbitmqNeed> first = null;
    for (Order.Of<RabbitmqNeed> of : order.needs()) {
      if (!of.need().vhost().equals(vhost)) {
        continue;
      }
      if (!of.need().sharedWith().isEmpty()) {
        return of;
      }
      first = first == null ? of : first;
    }
    if (first == null) {
      throw new IllegalArgumentException("nobody names virtual host " + vhost);
    }
    return first;
  }
}
