package io.railiance.platform.kubernetes;

import java.nio.file.Path;
import java.util.List;

/** The Kubernetes minors whose schemas are committed, and where. */
final class Minors {

  static final Path SCHEMAS = Path.of("..", "schemas", "kubernetes");
  static final List<String> ALL = List.of("1.31", "1.32", "1.33", "1.34", "1.35", "1.36");

  private Minors() {}
}
