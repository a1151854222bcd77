package io.railiance.platform.files;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one class that writes files, all or nothing, one run at a time.
 *
 * <p>A run that fails has put the old files back. A run that is killed leaves whole files, some of
 * them old, some new, some missing: until the next {@link #write}, which puts the old ones back
 * before it looks at anything, and says so. {@link #unfinished} tells a reader meanwhile. All this
 * happens in {@code .platform-write}, where only the lock remains.
 */
public final class TreeWriter {
  private static final String STATE = ".platform-write";

  private final OutputFolders output;
  private final Path state;
  private final Swap swap;
  private final Duration patience;

  public TreeWriter(OutputFolders output) {
    this(output, FileOperations.DISK, Duration.ofSeconds(10));
  }

  /**
   * @param patience how long to wait for another run
   */
  TreeWriter(OutputFolders output, FileOperations disk, Duration patience) {
    this.output = output;
    this.state = output.root().resolve(STATE);
    this.swap = new Swap(output.root(), state, disk);
    this.patience = patience;
  }

  /**
   * What a write did.
   *
   * @param drift how the files differed before
   * @param notices what an earlier run had left behind
   */
  public record Written(Drift drift, List<Finding> notices) {
    public Written {
      notices = List.copyOf(notices);
    }
  }

  /**
   * Makes the output folders be the tree. Compares only when it alone may write: what was compared
   * before, another run could have changed since.
   */
  public Written write(FileTree tree) {
    try {
      requireNoLink();
      Files.createDirectories(state);
      WriteLock lock = WriteLock.take(state.resolve("lock"), patience);
      try {
        Findings notices = recover();
        Drift drift = output.drift(tree);
        if (!drift.isClean()) {
          replace(drift, notices);
        }
        return new Written(drift, notices.list());
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new FindingsException(notWritten(e));
    }
  }

  /** What an earlier run left undone; empty if nothing. Only {@link #write} mends it. */
  public Optional<Finding> unfinished() {
    return swap.isUnfinished()
        ? Optional.of(
            Finding.error(
                "unfinished-write",
                Location.of(STATE),
                "a run was stopped while it replaced files, or is just doing so",
                "Run \"make\" once; it starts from the files as they were."))
        : Optional.empty();
  }

  private Findings recover() throws IOException {
    Findings notices = new Findings();
    if (swap.isUnfinished()) {
      notices.add(
          notice("an earlier run was stopped while it replaced files; the old ones are back"));
    } else if (swap.hasLeftovers()) {
      notices.add(
          notice(
              "an earlier run was stopped; it left no file half replaced, and its leftovers are gone"));
    }
    swap.undo();
    swap.clean();
    return notices;
  }

  private void replace(Drift drift, Findings notices) throws IOException {
    try {
      swap.replace(drift.changes());
    } catch (IOException e) {
      undo(e);
      throw e;
    }
    try {
      swap.clean();
    } catch (IOException e) {
      notices.add(notice("all files are written, but there are leftovers: " + words(e)));
    }
  }

  private void undo(IOException reason) {
    try {
      swap.undo();
      swap.clean();
    } catch (IOException e) {
      // The next run does it.
      reason.addSuppressed(e);
    }
  }

  private void requireNoLink() {
    if (Files.isSymbolicLink(state)
        || Files.exists(state, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(state)) {
      throw new FindingsException(
          Finding.error(
              "output-path",
              Location.of(STATE),
              "is a link or a file, where the generator keeps its state",
              "Delete it."));
    }
  }

  private static Finding notice(String message) {
    return Finding.warning("unfinished-write", Location.of(STATE), message, "Nothing to do.");
  }

  private Finding notWritten(IOException e) {
    return Finding.error(
        "not-written",
        Location.of(STATE),
        "cannot write: " + words(e),
        "Make room, or the folder writable, then run again; "
            + (swap.isUnfinished()
                ? "that puts the old files back first."
                : "all files are as they were."));
  }

  private static String words(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
