package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Location;

/**
 * One object of a tree, and where it stands.
 *
 * @param scope environment and release
 * @param firstLine of the object in its file, less one
 */
record Rendered(Scope scope, ObjectKey key, Manifest manifest, String file, int firstLine) {
  /** The line of the field at a pointer, or of the nearest field above it that is there. */
  Location place(String pointer) {
    int line = manifest.place(pointer).line();
    return new Location(file, line == 0 ? firstLine + 1 : firstLine + line, 0);
  }
}
