package io.railiance.platform.review;

import io.railiance.platform.kubernetes.GroupVersionKind;
import io.railiance.platform.kubernetes.Manifest;
import java.util.Comparator;

/**
 * What Helm knows an object by: its group and kind, not the version, its namespace and name.
 *
 * @param group of the API; empty for the core
 * @param namespace empty where the manifest names none
 */
record ObjectKey(String group, String kind, String namespace, String name)
    implements Comparable<ObjectKey> {
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::kind)
          .thenComparing(ObjectKey::group)
          .thenComparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::name);

  static ObjectKey of(Manifest manifest) {
    String group = GroupVersionKind.of(manifest.apiVersion(), manifest.kind()).group();
    return new ObjectKey(group, manifest.kind(), manifest.namespace(), manifest.name());
  }

  /** {@code apps/StatefulSet}, {@code Service}: as rules name kinds. */
  String type() {
    return group.isEmpty() ? kind : group + "/" + kind;
  }

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code StatefulSet railiance-platform/valkey}. */
  @Override
  public String toString() {
    return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
