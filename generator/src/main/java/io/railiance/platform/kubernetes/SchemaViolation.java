package io.railiance.platform.kubernetes;

import java.util.Comparator;

/**
 * One thing that a Kubernetes API server would not accept in a manifest.
 *
 * @param pointer the JSON pointer of the value that is wrong, {@code /spec/replicas}; empty at the
 *     root
 * @param keyword the word of JSON Schema that says so, {@code type}; {@code schema} where the kind
 *     is not known at all
 * @param property the field that is missing or too many, or the empty string
 * @param message what is wrong with the value, without its place: {@code string found, integer
 *     expected}
 */
public record SchemaViolation(String pointer, String keyword, String property, String message)
    implements Comparable<SchemaViolation> {

  private static final Comparator<SchemaViolation> ORDER =
      Comparator.comparing(SchemaViolation::pointer)
          .thenComparing(SchemaViolation::keyword)
          .thenComparing(SchemaViolation::property)
          .thenComparing(SchemaViolation::message);

  /** {@code spec.containers[0].ports}: the pointer as people write paths. */
  public String path() {
    StringBuilder path = new StringBuilder();
    for (String step : pointer.split("/", -1)) {
      if (step.matches("\\d+")) {
        path.append('[').append(step).append(']');
      } else if (!step.isEmpty()) {
        path.append(path.isEmpty() ? "" : ".").append(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return path.toString();
  }

  @Override
  public int compareTo(SchemaViolation other) {
    return ORDER.compare(this, other);
  }

  /** {@code spec.replicas: string found, integer expected}. */
  @Override
  public String toString() {
    return pointer.isEmpty() ? message : path() + ": " + message;
  }
}
