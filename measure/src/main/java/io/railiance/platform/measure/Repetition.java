package io.railiance.platform.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One fault, once, watched from every node. {@code FOLDER/FAULT/NUMBER.fault} holds what it was:
 *
 * <pre>
 * began 1795599320287042     microseconds since 1970
 * node worker3               where the primary was
 * whole 37587222             microseconds until all was as before
 * steps 0                    what had to be done by hand
 * load 4.29                  of the machine
 * </pre>
 *
 * and {@code NUMBER.NODE} what was seen from {@code NODE}.
 */
record Repetition(
    Fault fault,
    int number,
    long began,
    String node,
    long whole,
    int steps,
    double load,
    List<Watch> watches) {

  private static final long SECOND = 1_000_000;

  Repetition {
    watches = List.copyOf(watches);
  }

  /** All of {@code folder}. */
  static List<Repetition> readAll(Subject subject, Path folder) {
    try (var files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".fault"))
          .map(file -> read(subject, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Repetition read(Subject subject, Path file) {
    String number = file.getFileName().toString().replace(".fault", "");
    try (var lines = Files.lines(file);
        var siblings = Files.list(file.getParent())) {
      Map<String, String> said =
          lines.map(line -> line.split(" ", 2)).collect(toMap(line -> line[0], line -> line[1]));
      List<Watch> watches =
          siblings
              .filter(sibling -> sibling.getFileName().toString().startsWith(number + "."))
              .filter(sibling -> !sibling.equals(file) && !sibling.toString().endsWith(".part"))
              .sorted()
              .map(sibling -> Watch.read(afterDot(sibling), sibling))
              .toList();
      return new Repetition(
          new Fault(subject, file.getParent().getFileName().toString()),
          Integer.parseInt(number),
          Long.parseLong(said.get("began")),
          said.get("node"),
          Long.parseLong(said.get("whole")),
          Integer.parseInt(said.get("steps")),
          Double.parseDouble(said.get("load")),
          watches);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String afterDot(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.indexOf('.') + 1);
  }

  /** Of each fault the one in the middle, by how long clients of the Service waited. */
  static Map<Fault, Repetition> typical(List<Repetition> all) {
    Map<Fault, List<Repetition>> sorted =
        all.stream()
            .sorted(Comparator.comparingDouble(Repetition::firstOutage))
            .collect(groupingBy(Repetition::fault));
    return sorted.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().get((e.getValue().size() - 1) / 2)));
  }

  /** On which it was seen. */
  LocalDate day() {
    return LocalDate.ofInstant(Instant.ofEpochSecond(began / SECOND), ZoneOffset.UTC);
  }

  /** The longest time without an acknowledged write, of the client that fared worst, in seconds. */
  double outage(Way way) {
    return watches.stream()
            .filter(this::speaksForTheService)
            .mapToLong(watch -> longestWait(watch.acknowledged(way)))
            .max()
            .orElse(whole)
        / (double) SECOND;
  }

  /** Of each way, in their order. */
  List<Double> outages() {
    return fault.subject().ways().stream().map(this::outage).toList();
  }

  private double firstOutage() {
    return outages().get(0);
  }

  double secondsUntilWhole() {
    return whole / (double) SECOND;
  }

  /** Acknowledged writes that are gone, except those of {@link #lostByCutOff()}. */
  long lost() {
    return allLost().size() - lostByCutOff();
  }

  /** Writes that the old primary acknowledged while it was cut off, and that are gone. */
  long lostByCutOff() {
    if (!fault.cutsOff()) {
      return 0;
    }
    List<Run> alone = oldPrimaryAlone();
    return allLost().stream()
        .filter(
            instant -> instant >= began && alone.stream().anyMatch(run -> run.contains(instant)))
        .count();
  }

  /**
   * How many seconds the old primary took writes after it was cut off; 0 if the fault is another.
   */
  double cutOffTookWrites() {
    return fault.cutsOff()
        ? oldPrimaryAlone().stream().mapToLong(run -> run.after(began)).sum() / (double) SECOND
        : 0;
  }

  /** Instants of 200 milliseconds in which two servers accepted writes. */
  long instantsOfTwoPrimaries() {
    List<Run> runs = runs();
    long together = 0;
    for (int i = 0; i < runs.size(); i++) {
      for (Run later : runs.subList(i + 1, runs.size())) {
        together += runs.get(i).overlap(later);
      }
    }
    return (together + SECOND / 5 - 1) / (SECOND / 5);
  }

  /** The clients that a fault of a node does not hit itself. */
  boolean speaksForTheService(Watch watch) {
    return !fault.takesNode() || !watch.node().equals(node);
  }

  private long longestWait(List<Long> instants) {
    long last = began;
    long longest = 0;
    for (long instant : instants) {
      if (instant > began) {
        longest = Math.max(longest, instant - last);
        last = instant;
      }
    }
    return Math.max(longest, began + whole - last);
  }

  private List<Long> allLost() {
    var lost = new ArrayList<Long>();
    for (Watch watch : watches) {
      for (Way way : fault.subject().ways()) {
        lost.addAll(watch.lost(way));
      }
    }
    return lost;
  }

  /** Who accepted writes when, as all nodes together saw it. */
  private List<Run> runs() {
    var accepted = new TreeMap<String, List<Long>>();
    for (Watch watch : watches) {
      watch
          .accepted()
          .forEach(
              (server, instants) ->
                  accepted.computeIfAbsent(server, any -> new ArrayList<>()).addAll(instants));
    }
    var runs = new ArrayList<Run>();
    accepted.forEach((server, instants) -> runs.addAll(Run.of(server, instants)));
    return runs;
  }

  /** What the primary of before took after it was cut off; it is not chosen again so soon. */
  private List<Run> oldPrimaryAlone() {
    List<Run> runs = runs();
    return runs.stream()
        .filter(run -> run.from() <= began)
        .max(Comparator.comparing(Run::to))
        .map(Run::server)
        .map(old -> runs.stream().filter(r -> r.server().equals(old) && r.to() >= began).toList())
        .orElse(List.of());
  }
}
