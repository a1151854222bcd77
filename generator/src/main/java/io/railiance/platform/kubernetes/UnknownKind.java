package io.railiance.platform.kubernetes;

import io.railiance.platform.report.DidYouMean;
import java.util.Collection;
import java.util.List;

/**
 * A manifest of a kind that a Kubernetes minor does not have: no schema is an error, not a pass.
 */
final class UnknownKind {

  private UnknownKind() {}

  static SchemaViolation violation(GroupVersionKind kind, Collection<GroupVersionKind> known) {
    String message = "unknown kind " + kind + meant(kind, known);
    return new SchemaViolation("", "schema", "", message);
  }

  private static String meant(GroupVersionKind kind, Collection<GroupVersionKind> known) {
    String name =
        DidYouMean.nearest(kind.kind(), known.stream().map(GroupVersionKind::kind).toList())
            .orElse("");
    List<String> candidates =
        known.stream()
            .filter(other -> other.kind().equals(name))
            .map(GroupVersionKind::toString)
            .toList();
    return candidates.isEmpty() ? "" : "; did you mean " + String.join(" or ", candidates) + "?";
  }
}
