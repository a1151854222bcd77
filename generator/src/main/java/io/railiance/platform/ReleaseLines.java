package io.railiance.platform;

import io.railiance.platform.files.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run did, one line a release, and one for the files that belong to none.
 *
 * <pre>{@code
 * valkey: 34 files, 66 objects in 3 environments, 2 consumers' needs: 2 written, 1 removed
 * platform: 9 files: unchanged
 * }</pre>
 */
final class ReleaseLines {
  private final List<Change> changes;
  private final String put;
  private final String removed;

  private ReleaseLines(List<Change> changes, String put, String removed) {
    this.changes = changes;
    this.put = put;
    this.removed = removed;
  }

  /**
   * @param put the word for files that are new or have other bytes
   * @param removed the word for files that go
   */
  static List<String> of(Report report, List<Change> changes, String put, String removed) {
    ReleaseLines counts = new ReleaseLines(changes, put, removed);
    List<String> lines = new ArrayList<>();
    report
        .summaries()
        .forEach((release, text) -> lines.add(release + ": " + text + ": " + counts.of(release)));
    // A release that is no more has no summary, but files that go.
    changes.stream()
        .map(change -> Workspace.releaseOf(change.path()))
        .filter(release -> !release.isEmpty() && !report.summaries().containsKey(release))
        .distinct()
        .forEach(release -> lines.add(release + ": no longer wanted: " + counts.of(release)));
    long shared =
        report.files().files().keySet().stream()
            .filter(path -> Workspace.releaseOf(path).isEmpty())
            .count();
    lines.add("platform: " + shared + " files: " + counts.of(""));
    return lines;
  }

  private String of(String release) {
    List<Change> own =
        changes.stream()
            .filter(change -> Workspace.releaseOf(change.path()).equals(release))
            .toList();
    long gone = own.stream().filter(Change.Removed.class::isInstance).count();
    long there = own.size() - gone;
    if (own.isEmpty()) {
      return "unchanged";
    }
    if (gone == 0) {
      return there + " " + put;
    }
    return there == 0 ? gone + " " + removed : there + " " + put + ", " + gone + " " + removed;
  }
}
