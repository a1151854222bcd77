package io.railiance.platform.report;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a file: {@code specs/services/valkey.yaml:7:13}.
 *
 * @param file path relative to the repository, with forward slashes
 * @param line from 1; 0 is the whole file
 * @param column from 1; 0 is the whole line
 */
public record Location(String file, int line, int column) implements Comparable<Location> {
  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column);

  public Location {
    Objects.requireNonNull(file, "file");
    if (line < 0 || column < 0 || line == 0 && column > 0) {
      throw new IllegalArgumentException("not a place: " + file + ":" + line + ":" + column);
    }
  }

  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    String shown = Printable.oneLine(file);
    if (line == 0) {
      return shown;
    }
    return column == 0 ? shown + ":" + line : shown + ":" + line + ":" + column;
  }
}
