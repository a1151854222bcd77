package io.railiance.platform.service.rabbitmq;

import java.util.ArrayList;
import java.util.List;

/**
 * All that the broker of a release shall have, in the order in which it can be made: virtual hosts,
 * users, permissions, policies, queues.
 */
final class RabbitmqObjects {
  /** People and the agent. */
  static final String ADMIN = "admin";

  /** helm test. */
  static final String PROBE = "probe";

  /** Of the probe. */
  static final String TEST_VHOST = "helm-test";

  private static final String EVERYTHING = ".*";

  private RabbitmqObjects() {}

  static List<RabbitmqObject> of(List<RabbitmqUser> users) {
    List<RabbitmqObject> objects = new ArrayList<>();
    List<String> vhosts = new ArrayList<>(List.of(TEST_VHOST));
    users.stream().map(user -> user.need().vhost()).distinct().sorted().forEach(vhosts::add);
    vhosts.forEach(vhost -> objects.add(RabbitmqObject.vhost(vhost)));

    objects.add(RabbitmqObject.user(ADMIN, "administrator"));
    objects.add(RabbitmqObject.user(PROBE));
    users.forEach(user -> objects.add(RabbitmqObject.user(user.name())));

    vhosts.forEach(vhost -> objects.add(everything(vhost, ADMIN)));
    objects.add(everything(TEST_VHOST, PROBE));
    users.forEach(user -> objects.add(permission(user)));

    for (RabbitmqUser user : users) {
      String vhost = user.need().vhost();
      user.need().policies().forEach(one -> objects.add(RabbitmqObject.policy(vhost, one)));
      user.need().queues().forEach(one -> objects.add(RabbitmqObject.queue(vhost, one)));
    }
    return objects;
  }

  private static RabbitmqObject everything(String vhost, String user) {
    return RabbitmqObject.permission(vhost, user, EVERYTHING, EVERYTHING, EVERYTHING);
  }

  private static RabbitmqObject permission(RabbitmqUser user) {
    RabbitmqNeed need = user.need();
    return RabbitmqObject.permission(
        need.vhost(),
        user.name(),
        user.permission(need.configure()),
        user.permission(need.write()),
        user.permission(need.read()));
  }
}
