package io.railiance.platform.service;

import java.util.List;

/**
 * All services, sorted by name. A new one is one folder beside this file, one line here, one file
 * in specs/services/.
 */
public final class Services {
  private static final List<Service<?, ?>> ALL = List.of();

  private Services() {}

  public static List<Service<?, ?>> all() {
    return ALL;
  }
}
