package io.railiance.platform.check;

import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Quantity;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.math.BigDecimal;
import java.util.Optional;

/** The nodes of an environment hold its pods, and one node less holds them too. */
final class CapacitySuffices implements Check.OfEnvironment {
  @Override
  public String rule() {
    return "capacity-suffices";
  }

  @Override
  public String why() {
    return "All pods that stay, with their replicas, request no more CPU and memory than the environment's nodes have"
        + " by its file; where there are several nodes, no more than one node less has, so that a node can be drained;"
        + " and no pod requests more than a node has. The scheduler's packing, other pods of the cluster and limits are"
        + " not counted. An environment that states no cpu or memory is not judged by it.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    if (graph.offer().nodes() > 0) {
      judge("cpu", graph.offer().cpu(), graph, findings);
      judge("memory", graph.offer().memory(), graph, findings);
    }
  }

  private void judge(String resource, Optional<Quantity> node, Graph graph, Findings findings) {
    if (node.isEmpty()) {
      return;
    }
    int nodes = graph.offer().nodes();
    BigDecimal sum = BigDecimal.ZERO;
    for (PodTemplate pods : graph.pods()) {
      if (pods.isLongRunning()) {
        BigDecimal one = PodRequest.of(pods, resource);
        sum = sum.add(one.multiply(BigDecimal.valueOf(PodRequest.copies(pods, nodes))));
        if (one.compareTo(node.get().amount()) > 0) {
          findings.add(
              Finding.error(
                  rule(),
                  pods.manifest().place(pods.specPointer()),
                  "a pod of "
                      + pods.manifest().shown()
                      + " requests "
                      + PodRequest.shown(one, resource)
                      + " of "
                      + resource
                      + ", a node of environment "
                      + graph.environment()
                      + " has "
                      + PodRequest.shown(node.get().amount(), resource),
                  "Request less, or state larger nodes."));
        }
      }
    }
    int left = Math.max(1, nodes - 1);
    if (sum.compareTo(node.get().amount().multiply(BigDecimal.valueOf(left))) > 0) {
      findings.add(
          Finding.error(
              rule(),
              graph.offer().at(),
              "the pods of environment "
                  + graph.environment()
                  + " request "
                  + PodRequest.shown(sum, resource)
                  + " of "
                  + resource
                  + ", "
                  + left
                  + (nodes > 1 ? " of " + nodes + " nodes have " : " node has ")
                  + PodRequest.shown(
                      node.get().amount().multiply(BigDecimal.valueOf(left)), resource),
              "Request less, or state what the cluster has."));
    }
  }
}
