package io.railiance.platform.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/**
 * How long the generator takes, side by side with a loop of processes over the same charts, and how
 * time and memory grow: writes {@code docs/benchmarks/figures.md} and {@code releases.svg}.
 */
final class Benchmark {
  private static final int REPETITIONS = 5;
  private static final int WARM_UP = 6;
  private static final List<Integer> RELEASES = List.of(1, 10, 100, 1000);

  private final Path original;
  private final Path programs;
  private final Path scratch;
  private final StringBuilder page = new StringBuilder();

  private Benchmark(Path original, Path programs, Path scratch) {
    this.original = original;
    this.programs = programs;
    this.scratch = scratch;
  }

  /**
   * @param args this repository, and the folder that has {@code helm3}, {@code helm4} and {@code
   *     kubeconform}
   */
  public static void main(String[] args) throws Exception {
    Path original = Path.of(args[0]).toAbsolutePath().normalize();
    Path scratch = Files.createTempDirectory("benchmark");
    try {
      new Benchmark(original, Path.of(args[1]), scratch).run();
    } finally {
      SampleRepository.delete(scratch);
    }
  }

  private void run() throws Exception {
    page.append(
            "# Figures of the last run\n\nWritten by `make benchmark`; [benchmarks.md](../benchmarks.md) says what")
        .append(" they mean. Seconds: the median, and the fastest and the slowest.\n\n");
    page.append("At the start: ").append(Machine.facts()).append(".\n");
    SampleRepository sample = SampleRepository.make(original, scratch.resolve("8x3"), 8, 3);
    for (int i = 0; i < WARM_UP; i++) {
      full(sample);
    }
    sideBySide(sample);
    shares(sample);
    environments(SampleRepository.make(original, scratch.resolve("20x5"), 20, 5));
    maven();
    growth();
    page.append("\nAt the end: ").append(Machine.facts()).append(".\n");
    save();
  }

  /** All ways in turn, so that what else the machine does meets all of them. */
  private void sideBySide(SampleRepository sample) throws Exception {
    Map<String, Seconds> seconds = new LinkedHashMap<>();
    for (int i = 0; i < REPETITIONS; i++) {
      for (String helm : List.of("Helm 3", "Helm 4")) {
        Loop loop = new Loop(programs, helm.toLowerCase(Locale.ROOT).replace(" ", ""), original);
        time(seconds, "loop with " + helm, () -> loop.run(sample));
      }
      sample.clean();
      time(seconds, "cold", () -> FreshJvm.run(sample));
      time(seconds, "cold, nothing changed", () -> FreshJvm.run(sample));
      sample.clean();
      time(seconds, "warm", () -> write(sample));
      time(seconds, "warm, nothing changed", () -> write(sample));
      sample.changeOneValue();
      time(seconds, "warm, one value changed", () -> write(sample));
    }
    Loop all = new Loop(programs, "helm3", original);
    time(seconds, "loop with Helm 3 over all that we do", () -> all.runAll(sample));
    Seconds loop = seconds.get("loop with Helm 3");
    Table table = new Table("what", "seconds", "times faster than the loop with Helm 3");
    seconds.forEach(
        (what, took) ->
            table.row(what, took, String.format(Locale.ROOT, "%.1f", took.times(loop))));
    section("8 charts in 3 environments", table);
  }

  private void shares(SampleRepository sample) throws Exception {
    Map<String, Integer> samples =
        Profile.of(
            () -> {
              for (int i = 0; i < REPETITIONS; i++) {
                full(sample);
              }
            });
    double all = samples.values().stream().mapToInt(Integer::intValue).sum();
    Table table = new Table("part", "share of the time");
    samples.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            part ->
                table.row(
                    part.getKey(),
                    String.format(Locale.ROOT, "%.0f %%", 100 * part.getValue() / all)));
    section("Where the time goes, warm", table);
  }

  private void environments(SampleRepository sample) throws Exception {
    Map<String, Seconds> seconds = new LinkedHashMap<>();
    for (int i = 0; i < REPETITIONS; i++) {
      sample.clean();
      time(seconds, "cold", () -> FreshJvm.run(sample));
    }
    section(
        "20 charts in 5 environments",
        new Table("what", "seconds").row("cold", seconds.get("cold")));
  }

  /** What a person waits for in this repository, after an empty run of the same build. */
  private void maven() throws Exception {
    Map<String, Seconds> seconds = new LinkedHashMap<>();
    for (int i = 0; i < REPETITIONS; i++) {
      time(seconds, "without the generator", () -> make("-Dplatform.skip"));
      Files.deleteIfExists(original.resolve("specs/target/platform.index"));
      time(seconds, "everything anew", () -> make("-Dplatform.skip=false"));
      time(seconds, "nothing changed", () -> make("-Dplatform.skip=false"));
    }
    Table table = new Table("Maven run", "seconds");
    seconds.forEach(table::row);
    section("This repository through Maven", table);
  }

  private void make(String skip) throws Exception {
    Programs.run(
        "mvn",
        "-B",
        "-q",
        "-o",
        "-f",
        original.toString(),
        "-pl",
        "specs",
        "-am",
        "package",
        "-DskipTests",
        skip);
  }

  /** Releases in 3 environments, a fresh JVM for each figure, of half a GiB at most. */
  private void growth() throws Exception {
    Table table = new Table("releases", "seconds", "seconds of CPU", "heap, MiB", "process, MiB");
    List<Double> seconds = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int releases : RELEASES) {
      SampleRepository sample =
          SampleRepository.make(original, scratch.resolve("x" + releases), releases, 3);
      FreshJvm jvm = FreshJvm.run(sample);
      SampleRepository.delete(sample.root());
      table.row(
          releases,
          String.format(Locale.ROOT, "%.1f", jvm.seconds()),
          String.format(Locale.ROOT, "%.1f", jvm.cpu()),
          jvm.heap(),
          jvm.process());
      seconds.add(jvm.seconds());
      memory.add((double) jvm.process());
    }
    section("Releases in 3 environments, `-Xmx512m`", table);
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(420)
            .title("One run in a fresh JVM")
            .xAxisTitle("releases")
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    List<Integer> x = RELEASES;
    chart.addSeries("seconds", x, seconds);
    chart.addSeries("memory of the process, MiB", x, memory);
    Picture.write(chart, folder().resolve("releases.svg"));
  }

  private Path folder() {
    return original.resolve("docs/benchmarks");
  }

  /** Saves at once, so that a run that is stopped has been of use. */
  private void section(String title, Table table) throws IOException {
    System.out.println(title + "\n" + table);
    page.append("\n## ").append(title).append("\n\n").append(table);
    save();
  }

  private void save() throws IOException {
    Files.writeString(Files.createDirectories(folder()).resolve("figures.md"), page);
  }

  private static void time(Map<String, Seconds> seconds, String what, Seconds.Step step)
      throws Exception {
    double took = Seconds.of(step);
    seconds.merge(what, new Seconds(took), (before, one) -> before.and(took));
  }

  private static void full(SampleRepository sample) {
    sample.clean();
    write(sample);
  }

  private static void write(SampleRepository sample) {
    OneRun.write(sample.root(), sample.index());
  }
}
