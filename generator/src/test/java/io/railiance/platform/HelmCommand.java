package io.railiance.platform;

import io.railiance.platform.testing.Absent;
import io.railiance.platform.testing.CachedTool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The command line of Helm 3 or Helm 4: the one that {@code HELM3} or {@code HELM4} names, the one
 * that {@code tools/install-test-tools} built, or {@code helm3} or {@code helm4} on the path.
 */
record HelmCommand(Path binary) {
  static HelmCommand needed(int major) {
    String name = "helm" + major;
    String variable = name.toUpperCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(System.getProperty(name), System.getenv(variable), cached(name)),
            Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(at -> at + "/" + name))
        .filter(Objects::nonNull)
        .map(Path::of)
        .filter(Files::isExecutable)
        .map(HelmCommand::new)
        .findFirst()
        .orElseGet(
            () -> Absent.because("no Helm " + major + ": tools/install-test-tools builds it"));
  }

  /** Where {@code tools/install-test-tools} puts what it builds or fetches. */
  static String cached(String name) {
    return CachedTool.at(name).toString();
  }

  Result run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(binary.toString()));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("helm", ".out");
      Path errors = Files.createTempFile("helm", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      int status = builder.start().waitFor();
      Result result = new Result(status, read(output), read(errors));
      Files.delete(output);
      Files.delete(errors);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** How a run of Helm ended. */
  record Result(int status, String output, String errors) {}
}
