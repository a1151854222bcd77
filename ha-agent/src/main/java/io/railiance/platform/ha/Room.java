package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is free on a volume. PostgreSQL ends at once when it cannot write its log, and needs some
 * more of it to start again, so it is stopped in order before, and not started until there is room
 * for both.
 */
record Room(long free, long size) {
  private static final long MIB = 1 << 20;

  static Room on(Path volume) throws IOException {
    FileStore store = Files.getFileStore(volume);
    return new Room(store.getUsableSpace(), store.getTotalSpace());
  }

  /** Two segments of log; of a very small volume an eighth. */
  private long least() {
    return Math.min(32 * MIB, size / 8);
  }

  /**
   * @throws UnusableVolume if a server that runs should not go on
   */
  void requireToGoOn() {
    require(least());
  }

  /**
   * Twice as much, so that one that was stopped does not start again for what its stop has freed.
   *
   * @throws UnusableVolume if a server should not start
   */
  void requireToStart() {
    require(2 * least());
  }

  private void require(long least) {
    if (free < least) {
      throw new UnusableVolume(
          String.format(
              "the volume is full: less than %d MiB of its %d MiB are free",
              least / MIB, size / MIB),
          "Make it larger");
    }
  }
}
