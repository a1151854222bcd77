package io.railiance.platform.ha;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code pg_controldata} says of a data folder whose server is down.
 *
 * @param timeline of the last checkpoint
 * @param lsn up to here the log is known to be there; there may be more of it
 */
record ControlFile(String systemId, int timeline, long lsn, StandbyLimits limits) {
  static ControlFile of(Path data, Programs programs) throws IOException {
    String version = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!version.equals(programs.majorVersion())) {
      throw new UnusableVolume(
          "the data is of PostgreSQL "
              + version
              + ", the programs are of "
              + programs.majorVersion(),
          "Use an image of PostgreSQL " + version);
    }
    return parse(printed(data, programs));
  }

  private static String printed(Path data, Programs programs) {
    try {
      return programs.run("pg_controldata", data.toString());
    } catch (UncheckedIOException e) {
      throw UnusableVolume.damaged("pg_control cannot be read");
    }
  }

  /**
   *
   *
   * <pre>
   * Database system identifier:           7576271346297081823
   * Latest checkpoint location:           0/14F9A18
   * Latest checkpoint's TimeLineID:       1
   * Minimum recovery ending location:     0/0
   * max_connections setting:              100
   * </pre>
   */
  static ControlFile parse(String text) {
    // It prints what it finds in a damaged file, too, without an error, and with a warning:
    // before PostgreSQL 17 "WARNING:", since then "pg_controldata: warning:".
    if (text.toLowerCase(Locale.ROOT).contains("warning:")) {
      throw UnusableVolume.damaged("pg_control is damaged");
    }
    Map<String, String> fields = new HashMap<>();
    text.lines()
        .map(line -> line.split(":\\s+", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> fields.put(pair[0], pair[1]));
    return new ControlFile(
        fields.get("Database system identifier"),
        Integer.parseInt(fields.get("Latest checkpoint's TimeLineID")),
        Math.max(
            Lsn.parse(fields.get("Latest checkpoint location")),
            Lsn.parse(fields.get("Minimum recovery ending location"))),
        StandbyLimits.parse(fields));
  }
}
