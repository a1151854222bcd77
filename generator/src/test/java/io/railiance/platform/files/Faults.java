package io.railiance.platform.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real disk until its n-th operation, which does not happen: because the process is dead, or
 * because the disk says no. Nothing is flushed, which only a power cut would tell, and which takes
 * most of the time.
 */
final class Faults implements FileOperations {
  /** A kill: not to be caught by anything that mends. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** What happens at the n-th operation. */
  enum Kind {
    KILL,
    ERROR,
    /** Every operation from there on fails. */
    DEAD_DISK
  }

  private final Kind kind;
  private final int at;
  private int count;

  static Faults none() {
    return new Faults(Kind.KILL, Integer.MAX_VALUE);
  }

  Faults(Kind kind, int at) {
    this.kind = kind;
    this.at = at;
  }

  /** How many operations were asked for. */
  int count() {
    return count;
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step();
    DISK.createFolder(folder);
  }

  @Override
  public void write(Path file, String text) throws IOException {
    if (count + 1 == at) {
      // What is torn off here is half a file.
      Files.writeString(file, text.substring(0, text.length() / 2));
    }
    step();
    DISK.write(file, text);
  }

  @Override
  public void flush(Path fileOrFolder) throws IOException {
    step();
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    DISK.move(from, to);
  }

  @Override
  public void delete(Path fileOrFolder) throws IOException {
    step();
    DISK.delete(fileOrFolder);
  }

  private void step() throws IOException {
    count++;
    if (kind == Kind.KILL && count >= at) {
      throw new Killed();
    }
    if (count == at || kind == Kind.DEAD_DISK && count > at) {
      throw new IOException("Input/output error");
    }
  }
}
