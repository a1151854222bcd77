package io.railiance.platform.kubernetes;

import java.util.Comparator;
import java.util.Locale;

/**
 * What a manifest says it is: {@code apiVersion: apps/v1} and {@code kind: StatefulSet}. The group
 * of the core API is the empty string.
 */
public record GroupVersionKind(String group, String version, String kind)
    implements Comparable<GroupVersionKind> {

  private static final Comparator<GroupVersionKind> ORDER =
      Comparator.comparing(GroupVersionKind::kind)
          .thenComparing(GroupVersionKind::group)
          .thenComparing(GroupVersionKind::version);

  public static GroupVersionKind of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return slash < 0
        ? new GroupVersionKind("", apiVersion, kind)
        : new GroupVersionKind(
            apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /**
   * The file name that kubeconform forms from a manifest, {@code statefulset-apps-v1.json}: of the
   * group only the first label, so {@code rbac.authorization.k8s.io/v1} becomes {@code -rbac-v1}.
   */
  String schemaFile() {
    int dot = group.indexOf('.');
    String label = dot < 0 ? group : group.substring(0, dot);
    return (kind + (label.isEmpty() ? "" : "-" + label) + "-" + version + ".json")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(GroupVersionKind other) {
    return ORDER.compare(this, other);
  }

  /** {@code apps/v1 StatefulSet}. */
  @Override
  public String toString() {
    return apiVersion() + " " + kind;
  }
}
