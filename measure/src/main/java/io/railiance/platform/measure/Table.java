package io.railiance.platform.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a Markdown page.
 *
 * <pre>{@code
 * | releases | s |
 * |---|---|
 * | 1 | 2.1 |
 * }</pre>
 */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... head) {
    row((Object[]) head);
    lines.add("|" + "---|".repeat(head.length));
  }

  Table row(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell).append(" |");
    }
    lines.add(line.toString());
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
