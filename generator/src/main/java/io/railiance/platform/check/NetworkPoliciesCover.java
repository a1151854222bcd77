package io.railiance.platform.check;

import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.NetworkPolicy.Direction;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;

/** Each pod is closed in both directions, but for names. */
final class NetworkPoliciesCover implements Check.OfRelease {
  private static final int DNS = 53;

  @Override
  public String rule() {
    return "network-policies-cover";
  }

  @Override
  public String why() {
    return "Each pod, of Jobs and tests too, is selected by NetworkPolicies that isolate it in both directions, and may"
        + " reach DNS over UDP and TCP. A pod outside of every policy is open to the whole cluster; one without DNS"
        + " fails at its first connection.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    List<NetworkPolicy> policies =
        release.of("NetworkPolicy").stream().map(NetworkPolicy::new).toList();
    for (PodTemplate pods : release.pods()) {
      List<NetworkPolicy> own = policies.stream().filter(each -> each.selects(pods)).toList();
      for (Direction direction : Direction.values()) {
        if (own.stream().noneMatch(each -> each.isolates(direction))) {
          add(
              findings,
              pods,
              "no NetworkPolicy isolates the pods of "
                  + pods.manifest().shown()
                  + " in direction "
                  + direction,
              "Select them by a policy with " + direction + " in policyTypes.");
        }
      }
      if (own.stream().anyMatch(each -> each.isolates(Direction.EGRESS))
          && !reachesDns(own, pods)) {
        add(
            findings,
            pods,
            "the pods of " + pods.manifest().shown() + " cannot reach DNS",
            "Allow egress to the cluster's DNS on port 53, UDP and TCP.");
      }
    }
  }

  private static boolean reachesDns(List<NetworkPolicy> policies, PodTemplate pods) {
    return List.of("UDP", "TCP").stream()
        .allMatch(
            protocol ->
                policies.stream()
                    .flatMap(policy -> policy.rules(Direction.EGRESS).stream())
                    .anyMatch(rule -> rule.opens(DNS, protocol, pods)));
  }

  private void add(Findings findings, PodTemplate pods, String message, String remedy) {
    String labels = pods.pointer() + "/metadata/labels";
    findings.add(Finding.error(rule(), pods.manifest().place(labels), message, remedy));
  }
}
