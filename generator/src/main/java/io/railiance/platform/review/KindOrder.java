package io.railiance.platform.review;

import java.util.Comparator;
import java.util.List;

/**
 * Kinds in the order in which Helm applies them, without waiting for one before the next. A kind
 * that Helm does not know, every custom resource, comes last.
 */
final class KindOrder {
  /** https://github.com/helm/helm/blob/v4.3.1/pkg/release/v1/util/kind_sorter.go. */
  static final List<String> KINDS =
      List.of(
          "PriorityClass",
          "Namespace",
          "NetworkPolicy",
          "ResourceQuota",
          "LimitRange",
          "PodSecurityPolicy",
          "PodDisruptionBudget",
          "ServiceAccount",
          "Secret",
          "SecretList",
          "ConfigMap",
          "StorageClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "CustomResourceDefinition",
          "ClusterRole",
          "ClusterRoleList",
          "ClusterRoleBinding",
          "ClusterRoleBindingList",
          "Role",
          "RoleList",
          "RoleBinding",
          "RoleBindingList",
          "Service",
          "DaemonSet",
          "Pod",
          "ReplicationController",
          "ReplicaSet",
          "Deployment",
          "HorizontalPodAutoscaler",
          "StatefulSet",
          "Job",
          "CronJob",
          "IngressClass",
          "Ingress",
          "APIService",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration");

  /** Objects of one kind by their names, as files in a chart would mostly have them. */
  static final Comparator<Rendered> OF_OBJECTS =
      Comparator.comparing((Rendered each) -> each.key().kind(), KindOrder::compare)
          .thenComparing(Rendered::key);

  private KindOrder() {}

  static int compare(String kind, String other) {
    int place = place(kind) - place(other);
    return place == 0 ? kind.compareTo(other) : place;
  }

  private static int place(String kind) {
    int at = KINDS.indexOf(kind);
    return at < 0 ? KINDS.size() : at;
  }
}
