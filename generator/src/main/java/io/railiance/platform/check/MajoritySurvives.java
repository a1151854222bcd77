package io.railiance.platform.check;

import io.railiance.platform.kubernetes.ImageReference;
import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Draining nodes leaves each group of servers its majority. */
final class MajoritySurvives implements Check.OfEnvironment {
  /** Last parts of the images of servers that do nothing without a majority. */
  private static final Set<String> VOTERS = Set.of("rabbitmq", "nats", "etcd", "openbao", "vault");

  @Override
  public String rule() {
    return "majority-survives";
  }

  @Override
  public String why() {
    return "A StatefulSet of three pods or more keeps more than half of them while nodes are"
        + " drained, by its PodDisruptionBudget, and while it is rolled out, by its"
        + " updateStrategy. Of engines that vote, such as RabbitMQ and Sentinel, fewer pods"
        + " than a majority write nothing; two of RabbitMQ, NATS, OpenBao or etcd stand"
        + " still as soon as one of them is lost.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    for (PodTemplate pods : graph.pods()) {
      Manifest set = pods.manifest();
      int replicas = set.at("/spec/replicas").asInt(1);
      if (set.is("StatefulSet") && replicas == 2 && votes(pods)) {
        two(set, findings);
      }
      if (!set.is("StatefulSet") || replicas < 3) {
        continue;
      }
      graph.of("PodDisruptionBudget").stream()
          .filter(each -> LabelSelector.of(each.at("/spec/selector")).matches(pods.labels()))
          .forEach(budget -> keeps(budget, set, replicas, away(budget, replicas), findings));
      JsonNode most = set.at("/spec/updateStrategy/rollingUpdate/maxUnavailable");
      if (!most.isMissingNode()) {
        keeps(set, set, replicas, Share.of(most, replicas), findings);
      }
    }
  }

  private static boolean votes(PodTemplate pods) {
    return pods.containers().stream()
        .map(each -> ImageReference.of(each.image()).path())
        .anyMatch(path -> VOTERS.contains(path.substring(path.lastIndexOf('/') + 1)));
  }

  private void two(Manifest set, Findings findings) {
    findings.add(
        Finding.error(
            rule(),
            set.place("/spec/replicas"),
            set.shown() + " has two members that vote: one alone is no majority",
            "Set replicas to 1, 3 or 5."));
  }

  private static int away(Manifest budget, int replicas) {
    JsonNode most = budget.at("/spec/maxUnavailable");
    return most.isMissingNode()
        ? replicas - Share.of(budget.at("/spec/minAvailable"), replicas)
        : Share.of(most, replicas);
  }

  private void keeps(Manifest by, Manifest set, int replicas, int away, Findings findings) {
    if (2 * (replicas - away) <= replicas) {
      findings.add(
          Finding.error(
              rule(),
              by.place("/spec"),
              by.shown()
                  + " lets "
                  + away
                  + " of the "
                  + replicas
                  + " pods of "
                  + set.shown()
                  + " be away: the rest is no majority",
              "Set maxUnavailable to 1."));
    }
  }
}
