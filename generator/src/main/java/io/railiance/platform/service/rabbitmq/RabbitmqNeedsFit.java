package io.railiance.platform.service.rabbitmq;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.StatedOnce;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Needs fit together: no user, queue or policy is stated twice, no virtual host is taken. */
final class RabbitmqNeedsFit {
  private final Order<RabbitmqSpec, RabbitmqNeed> order;
  private final Findings findings;
  private final StatedOnce stated;

  private RabbitmqNeedsFit(Order<RabbitmqSpec, RabbitmqNeed> order, Findings findings) {
    this.order = order;
    this.findings = findings;
    this.stated = new StatedOnce(findings);
  }

  static void check(Order<RabbitmqSpec, RabbitmqNeed> order, Findings findings) {
    RabbitmqNeedsFit fit = new RabbitmqNeedsFit(order, findings);
    order.needs().forEach(fit::check);
  }

  private void check(Order.Of<RabbitmqNeed> of) {
    RabbitmqNeed need = of.need();
    once("rabbitmq-user", "user", of.consumer().name() + "-" + need.name(), of);
    vhost(of);
    for (RabbitmqQueue queue : need.queues()) {
      once("rabbitmq-queue", "queue", need.vhost() + "/" + queue.name(), of);
    }
    for (RabbitmqPolicy policy : need.policies()) {
      once("rabbitmq-policy", "policy", need.vhost() + "/" + policy.name(), of);
      expression(policy.pattern(), of);
      definition(policy, of);
    }
    List.of(need.configure(), need.write(), need.read()).forEach(text -> expression(text, of));
  }

  private void once(String rule, String what, String name, Order.Of<RabbitmqNeed> of) {
    stated.add(rule, what, name, of.at(), "Give one of them another name, or remove it.");
  }

  private void vhost(Order.Of<RabbitmqNeed> of) {
    String vhost = of.need().vhost();
    if (vhost.equals(RabbitmqObjects.TEST_VHOST)) {
      findings.add(
          Finding.error(
              "rabbitmq-vhost",
              of.at(),
              "virtual host \"" + vhost + "\" is that of helm test",
              "Choose another name."));
    }
    Order.Of<RabbitmqNeed> owner = VhostOwner.stated(vhost, order);
    String name = of.consumer().name();
    if (!owner.consumer().name().equals(name) && !shared(owner, name)) {
      findings.add(
          Finding.error(
              "rabbitmq-vhost",
              of.at(),
              "virtual host \""
                  + vhost
                  + "\" is that of "
                  + owner.consumer().name()
                  + ", at "
                  + owner.at()
                  + ", and not shared with "
                  + name,
              "Choose another name, or add \"" + name + "\" to sharedWith there."));
    }
  }

  private boolean shared(Order.Of<RabbitmqNeed> owner, String with) {
    return order.needs().stream()
        .filter(of -> of.consumer().equals(owner.consumer()))
        .map(Order.Of::need)
        .filter(need -> need.vhost().equals(owner.need().vhost()))
        .anyMatch(need -> need.sharedWith().contains(with));
  }

  private void expression(String text, Order.Of<RabbitmqNeed> of) {
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      findings.add(
          Finding.error(
              "rabbitmq-expression",
              of.at(),
              "\"" + text + "\" is no regular expression: " + e.getDescription(),
              "Write an expression such as ^orders.* there."));
    }
  }

  private void definition(RabbitmqPolicy policy, Order.Of<RabbitmqNeed> of) {
    policy
        .definition()
        .forEach(
            (key, value) -> {
              boolean name = value.isString() && value.asString().matches(RabbitmqNeed.OBJECT);
              if (!name && !(value.isIntegralNumber() && value.asLong() >= 0)) {
                findings.add(
                    Finding.error(
                        "rabbitmq-policy",
                        of.at(),
                        key + " of policy \"" + policy.name() + "\" is neither a number nor a name",
                        "Write a whole number, or " + RabbitmqNeed.OBJECT_WORDS + "."));
              }
            });
  }
}
