package io.railiance.platform.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is about to be done to which files, as it lies on the disk while it is done: enough to undo
 * it.
 *
 * <pre>{@code
 * add rendered/local/valkey/service-new.yaml
 * replace helm/charts/valkey/Chart.yaml
 * remove rendered/local/valkey/service-old.yaml
 * }</pre>
 */
record Journal(List<String> lines) {
  private static final String ADD = "add ";
  private static final String REPLACE = "replace ";
  private static final String REMOVE = "remove ";

  Journal {
    lines = List.copyOf(lines);
  }

  static Journal of(List<Change> changes) {
    return new Journal(changes.stream().map(Journal::line).toList());
  }

  static Journal read(Path file) throws IOException {
    return new Journal(Files.readAllLines(file));
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Paths where no file was. */
  List<String> added() {
    return paths(ADD).toList();
  }

  /** Paths whose file gives way: to another one, or for good. */
  List<String> taken() {
    return Stream.concat(paths(REPLACE), paths(REMOVE)).toList();
  }

  /** Paths that get a new file. */
  List<String> put() {
    return Stream.concat(paths(ADD), paths(REPLACE)).toList();
  }

  private Stream<String> paths(String verb) {
    return lines.stream()
        .filter(line -> line.startsWith(verb))
        .map(line -> line.substring(verb.length()));
  }

  private static String line(Change change) {
    if (change instanceof Change.Added) {
      return ADD + change.path();
    }
    return (change instanceof Change.Removed ? REMOVE : REPLACE) + change.path();
  }
}
