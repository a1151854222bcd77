package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.testing.Absent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every script of the repository, generated ones included, is clean for shellcheck. */
final class ShellcheckIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> FOLDERS =
      List.of(".ci", "cluster-test", "helm/charts", "helm/secrets", "images", "tools");

  static Stream<String> scripts() throws IOException {
    return FOLDERS.stream()
        .flatMap(folder -> filesIn(ROOT.resolve(folder)))
        .filter(ShellcheckIT::isScript)
        .map(file -> ROOT.relativize(file).toString())
        .sorted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void isClean(String script) throws IOException, InterruptedException {
    // What a chart's script reads at run time is mounted beside it, where shellcheck cannot look.
    ProcessBuilder shellcheck =
        new ProcessBuilder("shellcheck", "--exclude=SC1091", script)
            .directory(ROOT.toFile())
            .redirectErrorStream(true);
    Process process = start(shellcheck);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Process start(ProcessBuilder shellcheck) {
    try {
      return shellcheck.start();
    } catch (IOException absent) {
      return Absent.because("no shellcheck: tools/install-test-tools installs it");
    }
  }

  private static Stream<Path> filesIn(Path folder) {
    try {
      return Files.walk(folder).filter(Files::isRegularFile);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isScript(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("").matches("#!.*\\b(sh|bash)");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
