package io.railiance.platform.review;

import java.util.List;

/**
 * A change of an object and all that the rules say of it, the worst first.
 *
 * @param rollout in what order and how long its pods are replaced; empty if they are not
 * @param reach who is concerned: Services, and who may connect; empty if nobody is known
 */
record Assessment(ObjectChange change, List<Risk> risks, String rollout, List<String> reach) {
  Assessment {
    risks = List.copyOf(risks);
    reach = List.copyOf(reach);
  }

  RiskClass verdict() {
    return risks.isEmpty() ? RiskClass.NONE : risks.get(0).risk();
  }
}
