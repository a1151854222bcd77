package io.railiance.platform.review;

import java.util.List;
import java.util.Optional;

/**
 * An object that is not what it was.
 *
 * @param before nothing for one that is new
 * @param after nothing for one that is gone
 */
record ObjectChange(Optional<Rendered> before, Optional<Rendered> after, List<FieldChange> fields) {
  /** What became of it. */
  enum Sort {
    ADDED,
    REMOVED,
    RENAMED,
    CHANGED
  }

  ObjectChange {
    fields = List.copyOf(fields);
  }

  Sort sort() {
    if (before.isEmpty()) {
      return Sort.ADDED;
    }
    if (after.isEmpty()) {
      return Sort.REMOVED;
    }
    return before.get().key().equals(after.get().key()) ? Sort.CHANGED : Sort.RENAMED;
  }

  /** The object as it is now, or was. */
  Rendered object() {
    return after.or(() -> before).orElseThrow();
  }

  Scope scope() {
    return object().scope();
  }

  ObjectKey key() {
    return object().key();
  }
}
