package io.railiance.platform.check;

import java.util.List;
import java.util.Set;

/**
 * What a release meets in the clusters that it is made for.
 *
 * @param objects that it may name though it does not make them: {@code Secret/valkey-users}
 * @param kubernetes minors that it must be valid for: {@code 1.36}
 */
public record Surroundings(Set<String> objects, List<String> kubernetes) {
  public Surroundings {
    objects = Set.copyOf(objects);
    kubernetes = List.copyOf(kubernetes);
  }

  public boolean has(String kind, String name) {
    return objects.contains(kind + "/" + name);
  }
}
