package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What lies behind the last whole record of a copy's log, in {@code pg_wal}.
 *
 * @param timeline that wrote it
 * @param lsn where the last whole record ends
 */
record LogEnd(Path data, int timeline, long lsn) {
  /** As {@code initdb} makes them, if it is not told otherwise. */
  private static final long SEGMENT = 16 << 20;

  private static final long PAGE = 8192;
  private static final long PAGE_HEADER = 24;

  /**
   * Whether a record begins here that ends in another segment, which a crash took. A primary of
   * another timeline writes something else from here on, but PostgreSQL asks it for the next
   * segment only, takes the beginning from this one, and finds that they do not fit; again and
   * again, and shows that it receives. Seen on 15; 17.10 came out of it by itself when it was
   * tried.
   */
  boolean isTorn() throws IOException {
    long begin = lsn % PAGE == 0 ? lsn + PAGE_HEADER : lsn;
    long offset = begin % SEGMENT;
    Path segment = data.resolve("pg_wal").resolve(name());
    if (lsn % SEGMENT == 0 || !Files.exists(segment)) {
      return false;
    }
    return offset + length(segment, offset) > SEGMENT;
  }

  /** A record begins with its length, aligned, so never across a page; 0 if there is none. */
  private static long length(Path segment, long offset) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
    try (FileChannel file = FileChannel.open(segment)) {
      return file.read(length, offset) == Integer.BYTES
          ? Integer.toUnsignedLong(length.getInt(0))
          : 0;
    }
  }

  /** {@code 000000020000000000000004}. */
  private String name() {
    long perFile = (1L << 32) / SEGMENT;
    long number = lsn / SEGMENT;
    return String.format("%08X%08X%08X", timeline, number / perFile, number % perFile);
  }
}
