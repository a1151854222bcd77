package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Replicas stand on different nodes and in different zones, where there are any. */
final class ReplicasSpread implements Check.OfManifest {
  private static final String HOST = "kubernetes.io/hostname";
  private static final String ANTI_AFFINITY = "affinity.podAntiAffinity.";

  @Override
  public String rule() {
    return "replicas-spread";
  }

  @Override
  public String why() {
    return "Each workload with several replicas has a topology spread constraint and an anti-affinity by host, both of"
        + " which select its own pods. Otherwise the scheduler may put all of them on one node, and the replicas save"
        + " nothing. A selector that misses is ignored without a word.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    manifest
        .pods()
        .filter(pods -> pods.isLongRunning() && !manifest.is("DaemonSet"))
        .filter(pods -> manifest.at("/spec/replicas").asInt(1) > 1)
        .ifPresent(pods -> check(pods, findings));
  }

  private void check(PodTemplate pods, Findings findings) {
    List<String> spread = FieldPath.of("topologySpreadConstraints[*]").in(root(pods), spec(pods));
    if (spread.stream().noneMatch(each -> selects(pods, each))) {
      add(
          findings,
          pods,
          "has no topology spread constraint that selects its own pods",
          "Add one with the selector labels of the pods.");
    }
    boolean apart =
        List.of(
                "preferredDuringSchedulingIgnoredDuringExecution[*].podAffinityTerm",
                "requiredDuringSchedulingIgnoredDuringExecution[*]")
            .stream()
            .flatMap(path -> FieldPath.of(ANTI_AFFINITY + path).in(root(pods), spec(pods)).stream())
            .anyMatch(each -> selects(pods, each) && isByHost(pods, each));
    if (!apart) {
      add(
          findings,
          pods,
          "has no anti-affinity by host that selects its own pods",
          "Add a preferred podAntiAffinity with topologyKey " + HOST + ".");
    }
  }

  private static boolean selects(PodTemplate pods, String pointer) {
    LabelSelector selector = LabelSelector.of(root(pods).at(pointer + "/labelSelector"));
    return !selector.isEmpty() && selector.matches(pods.labels());
  }

  private static boolean isByHost(PodTemplate pods, String pointer) {
    return root(pods).at(pointer + "/topologyKey").asString("").equals(HOST);
  }

  private static JsonNode root(PodTemplate pods) {
    return pods.manifest().body();
  }

  private static String spec(PodTemplate pods) {
    return pods.specPointer();
  }

  private void add(Findings findings, PodTemplate pods, String what, String remedy) {
    findings.add(
        Finding.error(
            rule(),
            pods.manifest().place("/spec/replicas"),
            pods.manifest().shown() + " " + what,
            remedy));
  }
}
