package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Quantity;
import io.railiance.platform.report.Location;
import java.util.Optional;
import java.util.Set;

/**
 * What the cluster of an environment is said to offer.
 *
 * @param at where it is stated, or should be
 * @param nodes 0 where nothing is stated
 * @param cpu of each node
 * @param memory of each node
 * @param apiGroups of custom kinds that it knows
 * @param objects that belong to the cluster: {@code StorageClass/fast}
 */
public record Offer(
    Location at,
    int nodes,
    Optional<Quantity> cpu,
    Optional<Quantity> memory,
    Set<String> apiGroups,
    Set<String> objects) {
  public Offer {
    apiGroups = Set.copyOf(apiGroups);
    objects = Set.copyOf(objects);
  }

  boolean has(String kind, String name) {
    return objects.contains(kind + "/" + name);
  }
}
