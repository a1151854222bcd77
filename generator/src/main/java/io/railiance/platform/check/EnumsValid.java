package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;

/** Each field with few legal words has one of them. */
final class EnumsValid implements Check.OfManifest {
  private static final String PODS = "";
  private static final String CLAIMS = "spec.volumeClaimTemplates[*].spec.";
  private static final String[] PROTOCOLS = {"TCP", "UDP", "SCTP"};
  private static final String[] ACCESS_MODES = {
    "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"
  };
  private static final String[] ACTIONS = {"ScheduleAnyway", "DoNotSchedule"};

  /** What Kubernetes' own schemas leave open: they know these fields as text. */
  private static final List<Words> TABLE =
      List.of(
          words(PODS, "restartPolicy", "Always", "OnFailure", "Never"),
          words(PODS, "dnsPolicy", "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"),
          words(PODS, "preemptionPolicy", "Never", "PreemptLowerPriority"),
          words(PODS, "topologySpreadConstraints[*].whenUnsatisfiable", ACTIONS),
          words(PODS, "tolerations[*].operator", "Exists", "Equal"),
          words(PODS, "tolerations[*].effect", "NoSchedule", "PreferNoSchedule", "NoExecute"),
          words(PODS, "securityContext.fsGroupChangePolicy", "Always", "OnRootMismatch"),
          words(PODS, "securityContext.supplementalGroupsPolicy", "Merge", "Strict"),
          words(PODS, "containers[*].imagePullPolicy", "Always", "IfNotPresent", "Never"),
          words(PODS, "initContainers[*].imagePullPolicy", "Always", "IfNotPresent", "Never"),
          words(PODS, "initContainers[*].restartPolicy", "Always"),
          words(PODS, "containers[*].ports[*].protocol", PROTOCOLS),
          words(PODS, "initContainers[*].ports[*].protocol", PROTOCOLS),
          words(PODS, "containers[*].terminationMessagePolicy", "File", "FallbackToLogsOnError"),
          words("Deployment", "spec.strategy.type", "RollingUpdate", "Recreate"),
          words("StatefulSet", "spec.updateStrategy.type", "RollingUpdate", "OnDelete"),
          words("StatefulSet", "spec.podManagementPolicy", "OrderedReady", "Parallel"),
          words("StatefulSet", "spec.persistentVolumeClaimRetentionPolicy[*]", "Retain", "Delete"),
          words("StatefulSet", CLAIMS + "accessModes[*]", ACCESS_MODES),
          words("StatefulSet", CLAIMS + "volumeMode", "Filesystem", "Block"),
          words("DaemonSet", "spec.updateStrategy.type", "RollingUpdate", "OnDelete"),
          words("CronJob", "spec.concurrencyPolicy", "Allow", "Forbid", "Replace"),
          words("Job", "spec.completionMode", "NonIndexed", "Indexed"),
          words("PersistentVolumeClaim", "spec.accessModes[*]", ACCESS_MODES),
          words("PersistentVolumeClaim", "spec.volumeMode", "Filesystem", "Block"),
          words("Service", "spec.type", "ClusterIP", "NodePort", "LoadBalancer", "ExternalName"),
          words("Service", "spec.ports[*].protocol", PROTOCOLS),
          words("Service", "spec.sessionAffinity", "None", "ClientIP"),
          words("Service", "spec.externalTrafficPolicy", "Cluster", "Local"),
          words("Service", "spec.internalTrafficPolicy", "Cluster", "Local"),
          words(
              "Service",
              "spec.ipFamilyPolicy",
              "SingleStack",
              "PreferDualStack",
              "RequireDualStack"),
          words(
              "Ingress",
              "spec.rules[*].http.paths[*].pathType",
              "Exact",
              "Prefix",
              "ImplementationSpecific"),
          words("NetworkPolicy", "spec.policyTypes[*]", "Ingress", "Egress"),
          words("NetworkPolicy", "spec.ingress[*].ports[*].protocol", PROTOCOLS),
          words("NetworkPolicy", "spec.egress[*].ports[*].protocol", PROTOCOLS),
          words(
              "PodDisruptionBudget",
              "spec.unhealthyPodEvictionPolicy",
              "AlwaysAllow",
              "IfHealthyBudget"),
          words("RoleBinding", "subjects[*].kind", "ServiceAccount", "User", "Group"));

  @Override
  public String rule() {
    return "enums-valid";
  }

  @Override
  public String why() {
    return "Fields such as protocol, accessModes, pathType and restartPolicy have one of Kubernetes' words. Its schemas"
        + " accept any text there, so that ReadWriteOnze is refused only by the cluster.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Words words : TABLE) {
      if (words.kind().equals(manifest.kind())) {
        words.check(this, manifest, "", findings);
      } else if (words.kind().equals(PODS)) {
        manifest
            .pods()
            .ifPresent(pods -> words.check(this, manifest, pods.specPointer(), findings));
      }
    }
  }

  private static Words words(String kind, String path, String... allowed) {
    return new Words(kind, FieldPath.of(path), List.of(allowed));
  }

  /**
   * A row of the table.
   *
   * @param kind whose field it is; {@link #PODS} for every pod, where the path begins at its spec
   */
  private record Words(String kind, FieldPath path, List<String> allowed) {
    void check(Check check, Manifest manifest, String base, Findings findings) {
      for (String pointer : path.in(manifest.body(), base)) {
        String value = manifest.at(pointer).asString("");
        if (!allowed.contains(value)) {
          findings.add(
              Finding.error(
                  check.rule(),
                  manifest.place(pointer),
                  "\"" + value + "\" is not allowed here." + DidYouMean.sentence(value, allowed),
                  "Use one of: " + String.join(", ", allowed) + "."));
        }
      }
    }
  }
}
