package io.railiance.platform.kubernetes;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stable kinds of Kubernetes as its API reference lists them, written by hand: the group and
 * version, then the kinds. A kind that is younger than 1.31 says since when.
 */
final class StableKinds {

  private static final String LIST =
      """
      v1 Binding ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume
      v1 PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service
      v1 ServiceAccount
      admissionregistration.k8s.io/v1 MutatingWebhookConfiguration ValidatingAdmissionPolicy
      admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding
      admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration MutatingAdmissionPolicy@1.36
      admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding@1.36
      apiextensions.k8s.io/v1 CustomResourceDefinition
      apiregistration.k8s.io/v1 APIService
      apps/v1 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
      authentication.k8s.io/v1 SelfSubjectReview TokenReview
      authorization.k8s.io/v1 LocalSubjectAccessReview SelfSubjectAccessReview
      authorization.k8s.io/v1 SelfSubjectRulesReview SubjectAccessReview
      autoscaling/v1 HorizontalPodAutoscaler
      autoscaling/v2 HorizontalPodAutoscaler
      batch/v1 CronJob Job
      certificates.k8s.io/v1 CertificateSigningRequest
      coordination.k8s.io/v1 Lease
      discovery.k8s.io/v1 EndpointSlice
      events.k8s.io/v1 Event
      flowcontrol.apiserver.k8s.io/v1 FlowSchema PriorityLevelConfiguration
      networking.k8s.io/v1 Ingress IngressClass NetworkPolicy IPAddress@1.33 ServiceCIDR@1.33
      node.k8s.io/v1 RuntimeClass
      policy/v1 PodDisruptionBudget
      rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
      resource.k8s.io/v1 DeviceClass@1.34 ResourceClaim@1.34 ResourceClaimTemplate@1.34
      resource.k8s.io/v1 ResourceSlice@1.34
      scheduling.k8s.io/v1 PriorityClass
      storage.k8s.io/v1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment
      storage.k8s.io/v1 VolumeAttributesClass@1.34
      """;

  private StableKinds() {}

  /** Minors compare as text as long as they have two digits. */
  static SortedSet<GroupVersionKind> in(String minor) {
    return LIST.lines()
        .flatMap(StableKinds::kinds)
        .filter(kind -> kind.since.compareTo(minor) <= 0)
        .map(Since::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Since> kinds(String line) {
    String[] words = line.split(" ");
    return Arrays.stream(words).skip(1).map(word -> Since.parse(words[0], word));
  }

  private record Since(GroupVersionKind kind, String since) {

    static Since parse(String apiVersion, String word) {
      String[] parts = word.split("@");
      return new Since(GroupVersionKind.of(apiVersion, parts[0]), parts.length > 1 ? parts[1] : "");
    }
  }
}
