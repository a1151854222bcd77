package io.railiance.platform.files;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * The right to write, held by one run at a time; another run waits {@value #SECONDS} seconds for
 * it.
 */
final class WriteLock {
  static final int SECONDS = 10;
  private static final int TRIES_A_SECOND = 10;

  private final FileChannel channel;

  private WriteLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * The lock file stays: to delete it would let a waiting run lock a file that no longer has a
   * name.
   */
  static WriteLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      for (int tries = 0; tries < SECONDS * TRIES_A_SECOND; tries++) {
        if (tryLock(channel) != null) {
          return new WriteLock(channel);
        }
        TimeUnit.MILLISECONDS.sleep(1000 / TRIES_A_SECOND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
    throw new FindingsException(
        Finding.error(
            "write-lock",
            Location.of(file.getFileName().toString()),
            "another run has been writing for " + SECONDS + " seconds",
            "Wait until it ends, then run again."));
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  void close() throws IOException {
    channel.close();
  }
}
