package io.railiance.platform.service.valkey;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import java.util.List;

/**
 * Needs fit the release: its purpose suits their use, no user is stated twice, no key is two
 * users'.
 */
final class ValkeyNeedsFit {
  private ValkeyNeedsFit() {}

  static void check(Order<ValkeySpec, ValkeyNeed> order, Findings findings) {
    List<Order.Of<ValkeyNeed>> needs = order.needs();
    for (int i = 0; i < needs.size(); i++) {
      suits(needs.get(i), order, findings);
      for (int j = 0; j < i; j++) {
        apart(needs.get(j), needs.get(i), findings);
      }
    }
  }

  private static void suits(
      Order.Of<ValkeyNeed> need, Order<ValkeySpec, ValkeyNeed> order, Findings findings) {
    Purpose purpose = order.spec().value().purpose();
    if (need.need().use().suits() != purpose) {
      findings.add(
          Finding.error(
              "valkey-purpose",
              need.at(),
              "release \""
                  + order.release()
                  + "\" has maxmemory-policy "
                  + purpose.maxmemoryPolicy()
                  + ", which does not suit keys for a "
                  + word(need.need().use()),
              "Name a release with purpose " + word(need.need().use().suits()) + "."));
    }
  }

  private static void apart(
      Order.Of<ValkeyNeed> first, Order.Of<ValkeyNeed> second, Findings findings) {
    if (ValkeyUser.of(first).name().equals(ValkeyUser.of(second).name())) {
      findings.add(
          Finding.error(
              "valkey-user",
              second.at(),
              "user \"" + ValkeyUser.of(second).name() + "\" is already stated at " + first.at(),
              "Give the need another name."));
    }
    for (String one : first.need().keys()) {
      for (String other : second.need().keys()) {
        if (one.startsWith(other) || other.startsWith(one)) {
          findings.add(
              Finding.error(
                  "valkey-keys",
                  second.at(),
                  "keys \"" + other + "\" overlap with \"" + one + "\" at " + first.at(),
                  "Choose prefixes of which none begins with another."));
        }
      }
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
