package io.railiance.platform.ha;

/** A position in the write-ahead log, as PostgreSQL writes it: {@code 16/B374D848}. */
final class Lsn {
  private Lsn() {}

  static long parse(String text) {
    String[] halves = text.split("/", 2);
    return Long.parseLong(halves[0], 16) << 32 | Long.parseLong(halves[1], 16);
  }

  static String format(long lsn) {
    return String.format("%X/%X", lsn >>> 32, lsn & 0xFFFF_FFFFL);
  }
}
