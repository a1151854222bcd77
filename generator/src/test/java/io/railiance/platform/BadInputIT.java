package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All bad input in a small process of its own, and a generator that is damaged itself. */
final class BadInputIT {
  private static final Pattern LINE =
      Pattern.compile("(\\S+) ([0-9]+) ms, ([0-9]+) ms of them at work, refused");

  /** Of work, which does not depend on what else a machine does; twice what is promised. */
  private static final int MOST_MILLISECONDS = 4_000;

  @TempDir static Path valid;
  @TempDir Path scratch;

  @BeforeAll
  static void generate() {
    BadInput.prepareValid(valid);
  }

  @Test
  void is_refused_in_seconds_and_in_256_megabytes() throws Exception {
    List<String> repositories = new ArrayList<>();
    for (BadInput input : BadInput.all()) {
      Path root = scratch.resolve(input.name());
      input.prepare(valid, root);
      repositories.add(root.toString());
    }
    BadInput.copyValid(scratch.resolve(BadInputRuns.WARM));
    repositories.add(0, scratch.resolve(BadInputRuns.WARM).toString());

    Ended run = run("", repositories);

    assertThat(run.status()).as(run.output()).isZero();
    List<String> lines = run.output().lines().toList();
    assertThat(lines).hasSameSizeAs(BadInput.all()).allMatch(line -> LINE.matcher(line).matches());
    assertThat(lines).allMatch(line -> milliseconds(line) < MOST_MILLISECONDS);
    System.out.println(slowest(lines));
  }

  @Test
  void a_damaged_schema_stops_the_run_and_is_named() throws Exception {
    String folder = "io/railiance/platform/kubernetes/schemas/1.36/";
    copy(Path.of("target/classes", folder), scratch.resolve(folder));
    Path definitions = scratch.resolve(folder + "_definitions.json");
    Files.writeString(definitions, Files.readString(definitions).substring(0, 100_000));

    breaksDown("a schema of Kubernetes 1.36 is damaged");
  }

  @Test
  void a_damaged_template_stops_the_run_and_is_named() throws Exception {
    String template = "io/railiance/platform/service/valkey/chart/templates/NOTES.txt.ftl";
    Files.createDirectories(scratch.resolve(template).getParent());
    Files.writeString(scratch.resolve(template), "<#if");

    breaksDown("NOTES.txt.ftl");
  }

  /** A bug of ours looks like one; and it, too, writes nothing. */
  private void breaksDown(String culprit) throws Exception {
    Path root = scratch.resolve("repository");
    BadInput.copyValid(root);
    SortedMap<String, String> before = BadInputTest.outputOf(root);

    Ended run = run(scratch + File.pathSeparator, List.of(root.toString()));

    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Exception in thread \"main\"", culprit);
    assertThat(BadInputTest.outputOf(root)).isEqualTo(before);
  }

  private Ended run(String before, List<String> repositories) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(List.of("-cp", before + System.getProperty("java.class.path")));
    command.add(BadInputRuns.class.getName());
    command.addAll(repositories);
    Path log = scratch.resolve("log");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    return new Ended(status, Files.readString(log));
  }

  private static int milliseconds(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches() ? Integer.parseInt(matcher.group(3)) : Integer.MAX_VALUE;
  }

  private static String slowest(List<String> lines) {
    int sum = lines.stream().mapToInt(BadInputIT::milliseconds).sum();
    String slowest =
        lines.stream().max((one, other) -> milliseconds(one) - milliseconds(other)).orElseThrow();
    return lines.size() + " mistakes in " + sum + " ms of work; the slowest: " + slowest;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  /** How the process ended. */
  private record Ended(int status, String output) {}
}
