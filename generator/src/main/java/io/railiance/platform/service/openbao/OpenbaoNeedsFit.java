package io.railiance.platform.service.openbao;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.StatedOnce;

/** Needs fit together: no role is stated twice, and nobody can log in as somebody else. */
final class OpenbaoNeedsFit {
  private OpenbaoNeedsFit() {}

  static void check(Order<OpenbaoSpec, OpenbaoNeed> order, Findings findings) {
    StatedOnce stated = new StatedOnce(findings);
    for (Order.Of<OpenbaoNeed> of : order.needs()) {
      stated.add(
          "openbao-role",
          "role",
          OpenbaoRole.name(of),
          of.at(),
          "Give one of the needs another name, or remove it.");
      account(of, stated, findings);
    }
  }

  /** Who holds a token of an account may log in as every role that is bound to it. */
  private static void account(Order.Of<OpenbaoNeed> of, StatedOnce stated, Findings findings) {
    String account = of.need().serviceAccount();
    if (account.equals("default")) {
      findings.add(
          Finding.error(
              "openbao-account",
              of.at(),
              "serviceAccount is \"default\", which every pod of namespace \""
                  + of.consumer().namespace()
                  + "\" has that names none",
              "Name a ServiceAccount that only pods have which may read these secrets."));
    }
    stated.add(
        "openbao-account",
        "ServiceAccount",
        of.consumer().namespace() + "/" + account,
        of.at(),
        "Let each need have a ServiceAccount of its own: whoever runs as it reads what the others of it have.");
  }
}
