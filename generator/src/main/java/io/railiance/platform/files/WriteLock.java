package io.railiance.platform.files;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The right to write, held by one run at a time. It is the kernel's lock on a file, so it dies with
 * its process; the file says which process that is.
 *
 * <p>The file stays: to delete it would let a waiting run lock a file that no longer has a name.
 */
final class WriteLock {
  private static final long MILLIS_A_TRY = 50;

  /**
   * What this process holds. The kernel would not tell its threads apart: when one closes the file,
   * the lock of another is gone.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private WriteLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Waits for it; gives up with a finding. */
  static WriteLock take(Path file, Duration patience) throws IOException {
    Path real = file.getParent().toRealPath().resolve(file.getFileName());
    for (long tries = patience.toMillis() / MILLIS_A_TRY; ; tries--) {
      if (HELD.add(real)) {
        WriteLock taken = tryTake(real);
        if (taken != null) {
          return taken;
        }
      }
      if (tries <= 0 || !slept()) {
        throw new FindingsException(busy(real, patience));
      }
    }
  }

  void close() throws IOException {
    release(file, channel);
  }

  private static WriteLock tryTake(Path file) throws IOException {
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        sign(channel);
        taken = true;
      }
      return taken ? new WriteLock(file, channel) : null;
    } finally {
      if (!taken) {
        release(file, channel);
      }
    }
  }

  private static void release(Path file, FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      HELD.remove(file);
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean slept() {
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS_A_TRY);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Finding busy(Path file, Duration patience) throws IOException {
    // Not read by the process that holds it: to close the file would let go of the lock.
    String holder =
        HELD.contains(file) ? Long.toString(ProcessHandle.current().pid()) : Files.readString(file);
    return Finding.error(
        "write-lock",
        Location.of(".platform-write/lock"),
        "process " + holder + " has been writing for " + patience.toSeconds() + " seconds",
        "Wait until it ends, then run again.");
  }
}
