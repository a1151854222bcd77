package io.railiance.platform.review;

import java.util.Comparator;

/**
 * Where an object belongs: {@code rendered/production/valkey/service-valkey.yaml} is environment
 * {@code production}, release {@code valkey}.
 *
 * @param environment empty where the tree has none
 * @param release empty where nothing says it
 */
record Scope(String environment, String release) implements Comparable<Scope> {
  private static final Comparator<Scope> ORDER =
      Comparator.comparing(Scope::environment).thenComparing(Scope::release);

  /**
   * @param path {@code production/valkey/service.yaml}, {@code valkey/service.yaml} or one file
   * @param source as Helm says it: {@code valkey/templates/service.yaml}; empty for none
   */
  static Scope of(String path, String source) {
    String[] parts = path.split("/");
    if (parts.length >= 3) {
      return new Scope(parts[0], parts[1]);
    }
    String chart = source.substring(0, Math.max(0, source.indexOf('/')));
    return new Scope("", parts.length == 2 ? parts[0] : chart);
  }

  @Override
  public int compareTo(Scope other) {
    return ORDER.compare(this, other);
  }

  /** {@code production/valkey}. */
  @Override
  public String toString() {
    return environment.isEmpty() || release.isEmpty()
        ? environment + release
        : environment + "/" + release;
  }
}
