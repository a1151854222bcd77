package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The timelines of a data folder, as its newest history file says. {@code pg_wal/00000003.history}:
 *
 * <pre>
 * 1	0/15A2B10	no recovery target specified
 * 2	0/5000148	no recovery target specified
 * </pre>
 *
 * <p>says that timeline 2 begins at 0/15A2B10, and 3 at 0/5000148.
 */
record Timelines(List<Start> starts) {
  record Start(int timeline, long lsn) {}

  Timelines {
    starts = List.copyOf(starts);
  }

  static Timelines of(Path data) throws IOException {
    Path newest = null;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(data.resolve("pg_wal"), "*.history")) {
      for (Path file : files) {
        newest = newest == null || file.compareTo(newest) > 0 ? file : newest;
      }
    }
    return newest == null
        ? new Timelines(List.of())
        : parse(number(newest), Files.readAllLines(newest));
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().substring(0, 8), 16);
  }

  static Timelines parse(int newest, List<String> lines) {
    List<String[]> ends =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split("\t"))
            .toList();
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      int next = i + 1 < ends.size() ? Integer.parseInt(ends.get(i + 1)[0]) : newest;
      starts.add(new Start(next, Lsn.parse(ends.get(i)[1])));
    }
    return new Timelines(starts);
  }

  Start newest() {
    return starts.get(starts.size() - 1);
  }
}
