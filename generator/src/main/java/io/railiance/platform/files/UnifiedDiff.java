package io.railiance.platform.files;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.railiance.platform.report.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes as a unified diff of at most {@value #LINES} lines; what does not fit is named by its
 * path.
 */
public final class UnifiedDiff {
  static final int LINES = 50;
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  public static String of(List<Change> changes) {
    StringBuilder out = new StringBuilder();
    int lines = 0;
    List<String> rest = new ArrayList<>();
    for (Change change : changes) {
      List<String> diff = diff(change);
      if (lines + diff.size() <= LINES) {
        // A file that somebody edited may hold what would steer a terminal.
        diff.forEach(line -> out.append(Printable.oneLine(line)).append('\n'));
        lines += diff.size();
      } else {
        rest.add(change.path() + " (" + state(change) + ")");
      }
    }
    if (!rest.isEmpty()) {
      out.append("Too long to show:\n");
      rest.forEach(path -> out.append("  ").append(Printable.oneLine(path)).append('\n'));
    }
    return out.toString();
  }

  private static String state(Change change) {
    if (change instanceof Change.Added) {
      return "missing";
    }
    return change instanceof Change.Removed ? "stale" : "changed";
  }

  private static List<String> diff(Change change) {
    if (change instanceof Change.Added added) {
      return List.of("+++ " + added.path() + " (" + state(change) + ")");
    }
    if (change instanceof Change.Removed removed) {
      return List.of("--- " + removed.path() + " (" + state(change) + ")");
    }
    if (change instanceof Change.Modified modified) {
      List<String> before = modified.before().lines().toList();
      return UnifiedDiffUtils.generateUnifiedDiff(
          "committed/" + modified.path(),
          "generated/" + modified.path(),
          before,
          DiffUtils.diff(before, modified.after().lines().toList()),
          CONTEXT);
    }
    throw new AssertionError(change);
  }
}
