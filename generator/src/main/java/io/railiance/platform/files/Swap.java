package io.railiance.platform.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Many files replaced as if at one stroke.
 *
 * <ol>
 *   <li>The new files are written to {@code new/} and flushed, the journal is renamed into place.
 *   <li>Each file that gives way is moved to {@code old/}, then each new one to its place.
 *   <li>The journal is deleted: the change is done.
 * </ol>
 *
 * <p>As long as there is a journal, {@link #undo} leads back to the old files: by moves alone, so
 * that it needs no space, and each safe to be repeated, so that it may be killed as well. What a
 * step builds on is flushed before it, the entries of folders too, so that a power cut is a kill.
 */
final class Swap {
  private final Path root;
  private final Path state;
  private final FileOperations disk;
  private final Folders folders;

  /**
   * @param state the folder of the journal, on the file system of the root
   */
  Swap(Path root, Path state, FileOperations disk) {
    this.root = root;
    this.state = state;
    this.disk = disk;
    this.folders = new Folders(disk);
  }

  /** Whether there is a journal, so that the files are neither the old nor the new ones. */
  boolean isUnfinished() {
    return Files.exists(journal());
  }

  /** Whether there is anything of a change, be it not begun, in the middle, or done. */
  boolean hasLeftovers() {
    return isUnfinished()
        || Files.exists(draft())
        || Files.exists(state.resolve("new"))
        || Files.exists(state.resolve("old"));
  }

  /** Replaces the files; {@link #clean} is left to do. */
  void replace(List<Change> changes) throws IOException {
    Journal journal = Journal.of(changes);
    stage(changes, journal);
    for (String path : journal.taken()) {
      moveTo(old(path), target(path));
      folders.pruneEmpty(root, target(path).getParent());
    }
    folders.flush(state.resolve("old"), journal.taken());
    disk.flush(state);
    for (String path : journal.put()) {
      moveTo(target(path), fresh(path));
    }
    settle(journal);
  }

  /** Puts back what a replacement has changed; {@link #clean} is left to do. */
  void undo() throws IOException {
    if (!isUnfinished()) {
      return;
    }
    Journal journal = Journal.read(journal());
    for (String path : journal.added()) {
      // While ours is not moved yet, a file there is somebody else's.
      if (!isFile(fresh(path)) && isFile(target(path))) {
        disk.delete(target(path));
      }
      folders.pruneEmpty(root, target(path).getParent());
    }
    for (String path : journal.taken()) {
      if (isFile(old(path))) {
        moveTo(target(path), old(path));
      }
    }
    settle(journal);
  }

  /** Deletes all that is only there for the way back. */
  void clean() throws IOException {
    if (hasLeftovers()) {
      disk.flush(state);
      folders.delete(draft());
      folders.delete(state.resolve("new"));
      folders.delete(state.resolve("old"));
    }
  }

  private void stage(List<Change> changes, Journal journal) throws IOException {
    for (Change change : changes) {
      if (change instanceof Change.Added added) {
        write(fresh(added.path()), added.after());
      } else if (change instanceof Change.Modified modified) {
        write(fresh(modified.path()), modified.after());
      }
    }
    // All are written before the first is flushed: a file system that has much to do at once does
    // it faster.
    for (String path : journal.put()) {
      disk.flush(fresh(path));
    }
    folders.flush(state.resolve("new"), journal.put());
    write(draft(), journal.text());
    disk.flush(draft());
    disk.move(draft(), journal());
    disk.flush(state);
  }

  private void write(Path file, String text) throws IOException {
    folders.create(file.getParent());
    disk.write(file, text);
  }

  private void moveTo(Path to, Path from) throws IOException {
    folders.create(to.getParent());
    folders.deleteIfWithoutFiles(to);
    disk.move(from, to);
  }

  private void settle(Journal journal) throws IOException {
    folders.flush(root, journal.put());
    folders.flush(root, journal.taken());
    disk.delete(journal());
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private Path target(String path) {
    return root.resolve(path);
  }

  private Path fresh(String path) {
    return state.resolve("new").resolve(path);
  }

  private Path old(String path) {
    return state.resolve("old").resolve(path);
  }

  private Path journal() {
    return state.resolve("journal");
  }

  private Path draft() {
    return state.resolve("journal.draft");
  }
}
