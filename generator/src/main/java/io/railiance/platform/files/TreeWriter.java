package io.railiance.platform.files;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The one class that writes files, all or nothing.
 *
 * <p>New files are staged in {@code .platform-write/new}; then one rename puts {@code
 * .platform-write/journal} in place, and from there on the change is decided: a run that is killed
 * later is finished by the next one, a run that was killed earlier has changed nothing.
 */
public final class TreeWriter {
  private static final String STATE = ".platform-write";

  private final Path root;
  private final Path state;

  /**
   * @param root the repository
   */
  public TreeWriter(Path root) {
    this.root = root;
    this.state = root.resolve(STATE);
  }

  /**
   * Writes the changes; a finding of each notice on the way. Gives up with a finding, and the old
   * files in place.
   */
  public List<Finding> write(List<Change> changes) {
    Findings notices = new Findings();
    try {
      Files.createDirectories(state);
      WriteLock lock = WriteLock.take(state.resolve("lock"));
      try {
        recover().ifPresent(notices::add);
        if (!changes.isEmpty()) {
          Journal.stage(state, changes);
          apply(Journal.of(changes));
        }
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new FindingsException(notWritten(e));
    }
    return notices.list();
  }

  /** What an earlier run left undone; empty if nothing. Only {@link #write} mends it. */
  public Optional<Finding> unfinished() {
    return Files.exists(state.resolve(Journal.FILE))
        ? Optional.of(
            Finding.error(
                "unfinished-write",
                Location.of(STATE),
                "an earlier run was stopped while it replaced files",
                "Run \"make\" once to finish it."))
        : Optional.empty();
  }

  private Optional<Finding> recover() throws IOException {
    Path journal = state.resolve(Journal.FILE);
    if (Files.exists(journal)) {
      apply(Journal.read(journal));
      return Optional.of(
          notice("an earlier run was stopped while it replaced files; that is now done"));
    }
    if (Files.exists(state.resolve(Journal.NEW))) {
      Folders.delete(state.resolve(Journal.NEW));
      return Optional.of(
          notice("an earlier run was stopped before it replaced any file; its leftovers are gone"));
    }
    return Optional.empty();
  }

  private void apply(Journal journal) throws IOException {
    for (String path : journal.puts()) {
      Path staged = state.resolve(Journal.NEW).resolve(path);
      if (Files.exists(staged)) {
        Path target = root.resolve(path);
        Files.createDirectories(target.getParent());
        Files.move(
            staged, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    for (String path : journal.deletes()) {
      Files.deleteIfExists(root.resolve(path));
      Folders.pruneEmpty(root, root.resolve(path).getParent());
    }
    Files.delete(state.resolve(Journal.FILE));
    Folders.delete(state.resolve(Journal.NEW));
  }

  private static Finding notice(String message) {
    return Finding.warning("unfinished-write", Location.of(STATE), message, "Nothing to do.");
  }

  private static Finding notWritten(IOException e) {
    return Finding.error(
        "not-written",
        Location.of(STATE),
        "cannot write: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
        "Make room, or the folder writable, then run again; committed files are as they were or will be finished.");
  }
}
