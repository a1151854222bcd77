package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of a server, known by their working directory: PostgreSQL's are all in its data
 * folder, even those whose postmaster is gone.
 */
record Processes(Path data) {
  private static final Path PROC = Path.of("/proc");

  List<ProcessHandle> all() {
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        if (isOurs(entry)) {
          ProcessHandle.of(Long.parseLong(entry.getFileName().toString())).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  private boolean isOurs(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(data);
    } catch (IOException e) {
      // It ended since, is a zombie, or somebody else's.
      return false;
    }
  }

  /**
   * Kills until none is left. A process that was killed never returns from the kernel, so not even
   * one that hangs in a write to a dead disk can tell a client of a commit.
   *
   * @return whether all are gone by then
   */
  boolean kill(long deadlineNanos) {
    List<ProcessHandle> left = all();
    while (!left.isEmpty() && System.nanoTime() < deadlineNanos) {
      left.forEach(ProcessHandle::destroyForcibly);
      Pause.millis(2);
      left = all();
    }
    return left.isEmpty();
  }
}
