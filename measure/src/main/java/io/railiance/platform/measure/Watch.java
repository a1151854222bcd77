package io.railiance.platform.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the observer on one node noted during one repetition: instants in microseconds, by what
 * happened in them. It reads lines such as
 *
 * <pre>
 * proxy.acks:1795599315495426 1795599315524062     a write, when it was sent and when acknowledged
 * proxy.lost:1795599320590314                      an acknowledged write that is gone
 * accepts-0:1795599315504227                       server 0 accepted a write
 * </pre>
 */
record Watch(String node, Map<String, List<Long>> noted) {

  Watch {
    noted = Map.copyOf(noted);
  }

  static Watch read(String node, Path file) {
    try (var lines = Files.lines(file)) {
      return new Watch(
          node,
          lines
              .filter(line -> !line.startsWith("says-"))
              .map(line -> line.split(":", 2))
              .collect(groupingBy(line -> line[0], mapping(line -> instant(line[1]), toList()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(file + ": not a note of an observer", e);
    }
  }

  List<Long> acknowledged(Way way) {
    return noted.getOrDefault(way.key() + ".acks", List.of());
  }

  List<Long> lost(Way way) {
    return noted.getOrDefault(way.key() + ".lost", List.of());
  }

  /** When which server accepted a write; {@code accepts-0} is server 0. */
  Map<String, List<Long>> accepted() {
    var accepted = new TreeMap<String, List<Long>>();
    noted.forEach(
        (what, instants) -> {
          if (what.startsWith("accepts-")) {
            accepted.put(what.substring("accepts-".length()), instants);
          }
        });
    return accepted;
  }

  private static long instant(String words) {
    String[] each = words.strip().split(" ");
    return Long.parseLong(each[each.length - 1]);
  }
}
