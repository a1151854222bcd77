package io.railiance.platform.measure;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What one repetition of a fault came to, a line of CSV. It outlives what observers noted:
 *
 * <pre>
 * node_killed,1,2026-11-25,3.829,5.259,0,0,0.000,0,33.8,0,7.22
 * </pre>
 */
record Figures(
    Fault fault,
    int number,
    LocalDate day,
    List<Double> outages,
    long lost,
    long lostByCutOff,
    double cutOffTookWrites,
    long instantsOfTwoPrimaries,
    double secondsUntilWhole,
    int steps,
    double load) {

  Figures {
    outages = List.copyOf(outages);
  }

  /** What is planned first, what takes everything last. */
  private static final Comparator<Figures> ORDER =
      Comparator.comparingDouble((Figures figures) -> figures.fault.goal())
          .thenComparing(figures -> figures.fault.name())
          .thenComparing(Figures::number);

  static Figures of(Repetition seen) {
    return new Figures(
        seen.fault(),
        seen.number(),
        seen.day(),
        seen.outages(),
        seen.lost(),
        seen.lostByCutOff(),
        seen.cutOffTookWrites(),
        seen.instantsOfTwoPrimaries(),
        seen.secondsUntilWhole(),
        seen.steps(),
        seen.load());
  }

  /** In order. What is there under the same fault and number counts once, as it was seen. */
  static List<Figures> together(List<Figures> earlier, List<Repetition> seen) {
    var all = new TreeSet<>(ORDER);
    seen.forEach(repetition -> all.add(of(repetition)));
    all.addAll(earlier);
    return List.copyOf(all);
  }

  /** Of a file that {@link #csv} made; none where there is no file. */
  static List<Figures> read(Subject subject, Path csv) throws IOException {
    if (!Files.exists(csv)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(csv);
    if (lines.isEmpty() || !lines.get(0).equals(header(subject))) {
      throw new IllegalArgumentException(csv + ":1: is not " + header(subject));
    }
    var figures = new ArrayList<Figures>();
    for (String line : lines.subList(1, lines.size())) {
      try {
        figures.add(parse(subject, line.split(",", -1)));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            csv + ":" + (figures.size() + 2) + ": is no repetition: " + line, e);
      }
    }
    return figures;
  }

  private static Figures parse(Subject subject, String[] cells) {
    return new Figures(
        new Fault(subject, cells[0]),
        Integer.parseInt(cells[1]),
        LocalDate.parse(cells[2]),
        List.of(Double.parseDouble(cells[3]), Double.parseDouble(cells[4])),
        Long.parseLong(cells[5]),
        Long.parseLong(cells[6]),
        Double.parseDouble(cells[7]),
        Long.parseLong(cells[8]),
        Double.parseDouble(cells[9]),
        Integer.parseInt(cells[10]),
        Double.parseDouble(cells[11]));
  }

  static String csv(Subject subject, List<Figures> all) {
    return all.stream().map(Figures::line).collect(joining("", header(subject) + "\n", ""));
  }

  private static String header(Subject subject) {
    return "fault,number,day,"
        + subject.ways().stream().map(way -> way.key() + "_seconds,").collect(joining())
        + "lost,lost_cut_off,cut_off_took_writes_seconds,two_primaries_instants,whole_seconds,"
        + "manual_steps,load";
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "%s,%d,%s,%.3f,%.3f,%d,%d,%.3f,%d,%.1f,%d,%.2f\n",
        fault.name(),
        number,
        day,
        outages.get(0),
        outages.get(1),
        lost,
        lostByCutOff,
        cutOffTookWrites,
        instantsOfTwoPrimaries,
        secondsUntilWhole,
        steps,
        load);
  }

  /** Seconds without an acknowledged write. */
  double outage(Way way) {
    return outages.get(fault.subject().ways().indexOf(way));
  }
}
