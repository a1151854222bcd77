package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock on a volume, for as long as its holder lives: a pod that was deleted by force can run on
 * beside its successor on the same disk, and neither sees the processes of the other.
 */
final class VolumeLock implements AutoCloseable {
  private final FileChannel channel;

  VolumeLock(Path volume) throws IOException {
    channel =
        FileChannel.open(
            volume.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new VolumeTaken(volume);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
