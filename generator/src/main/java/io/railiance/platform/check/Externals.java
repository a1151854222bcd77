package io.railiance.platform.check;

import java.util.Set;

/**
 * Objects that a release may name though it does not make them.
 *
 * @param names kind and name: {@code Secret/valkey-users}
 */
public record Externals(Set<String> names) {
  public Externals {
    names = Set.copyOf(names);
  }

  public boolean has(String kind, String name) {
    return names.contains(kind + "/" + name);
  }
}
