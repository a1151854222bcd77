package io.railiance.platform.testing;

import java.nio.file.Path;

/** A program that {@code tools/install-test-tools} built or fetched. */
public final class CachedTool {
  private CachedTool() {}

  public static Path at(String name) {
    String cache = System.getenv("XDG_CACHE_HOME");
    String folder = cache == null ? System.getProperty("user.home") + "/.cache" : cache;
    return Path.of(folder, "railiance-platform", "bin", name);
  }
}
