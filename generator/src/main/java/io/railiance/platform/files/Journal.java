package io.railiance.platform.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A decided change of many files, as it lies on the disk.
 *
 * <pre>{@code
 * put helm/charts/valkey/Chart.yaml
 * delete rendered/local/valkey/service-old.yaml
 * }</pre>
 *
 * @param puts files to replace by what is staged
 * @param deletes files to delete
 */
record Journal(List<String> puts, List<String> deletes) {
  static final String FILE = "journal";
  static final String NEW = "new";
  private static final String PUT = "put ";
  private static final String DELETE = "delete ";

  Journal {
    puts = List.copyOf(puts);
    deletes = List.copyOf(deletes);
  }

  static Journal of(List<Change> changes) {
    List<String> puts = new ArrayList<>();
    List<String> deletes = new ArrayList<>();
    for (Change change : changes) {
      (change instanceof Change.Removed ? deletes : puts).add(change.path());
    }
    return new Journal(puts, deletes);
  }

  static Journal read(Path file) throws IOException {
    List<String> puts = new ArrayList<>();
    List<String> deletes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(PUT)) {
        puts.add(line.substring(PUT.length()));
      } else if (line.startsWith(DELETE)) {
        deletes.add(line.substring(DELETE.length()));
      }
    }
    return new Journal(puts, deletes);
  }

  /**
   * Stages the new files, flushed to the disk, and then the journal by a rename: the moment of
   * decision.
   */
  static void stage(Path state, List<Change> changes) throws IOException {
    for (Change change : changes) {
      if (change instanceof Change.Added added) {
        flushed(state.resolve(NEW).resolve(added.path()), added.after());
      } else if (change instanceof Change.Modified modified) {
        flushed(state.resolve(NEW).resolve(modified.path()), modified.after());
      }
    }
    Path draft = state.resolve("journal.draft");
    flushed(draft, of(changes).text());
    Files.move(draft, state.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    puts.forEach(path -> out.append(PUT).append(path).append('\n'));
    deletes.forEach(path -> out.append(DELETE).append(path).append('\n'));
    return out.toString();
  }

  private static void flushed(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
