package io.railiance.platform.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs programs; one that fails ends the measurement, with what it said. */
final class Programs {

  private Programs() {}

  /** What it printed. */
  static String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("output", ".txt");
    into(output, command);
    String text = Files.readString(output);
    Files.delete(output);
    return text;
  }

  static void into(Path output, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(List.of(command) + ":\n" + Files.readString(output));
    }
  }
}
