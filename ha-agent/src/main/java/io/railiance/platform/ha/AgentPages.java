package io.railiance.platform.ha;

import io.railiance.platform.ha.Pages.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;

/** The pages of an agent. None of them needs a password, and none of them shows one. */
record AgentPages(Latest latest, Figures figures, Switchover switchover) {
  /** For the kubelet and Prometheus. */
  Pages forMachines(int port) throws IOException {
    Pages pages = new Pages(new InetSocketAddress(port));
    pages.get("/metrics", () -> new Reply(200, figures.text()));
    pages.get("/healthz", () -> yesOrNo(latest.isAlive()));
    pages.get("/readyz", () -> yesOrNo(latest.isReady()));
    return pages;
  }

  private static Reply yesOrNo(boolean answer) {
    return answer ? new Reply(200, "yes\n") : new Reply(503, "no\n");
  }

  /** For whoever is in the pod already: its loopback is not reached from outside. */
  Pages forPeople(int port) throws IOException {
    Pages pages = new Pages(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    pages.get(Admin.STATUS, () -> new Reply(200, StatusText.of(latest, Instant.now())));
    pages.post(
        Admin.SWITCHOVER,
        to -> switchover.begin(to).map(why -> new Reply(409, why)).orElse(new Reply(202, "")));
    return pages;
  }
}
