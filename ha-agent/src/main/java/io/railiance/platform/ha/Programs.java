package io.railiance.platform.ha;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The programs of one PostgreSQL. They get no password: a file has it, and they get its name.
 *
 * @param prefix what each is started through; empty in a container, which is not root
 * @param passFile in libpq's format, in a folder that we may write to
 * @param log where a server writes what happens to it
 */
record Programs(Path bin, List<String> prefix, Path passFile, Redirect log) {
  /** A copy of a large database takes hours. */
  private static final Duration LONGEST = Duration.ofHours(24);

  Programs {
    prefix = List.copyOf(prefix);
  }

  /** {@code postgres (PostgreSQL) 17.2 (Debian 17.2-1)} is {@code 17}. */
  String majorVersion() {
    String text = run("postgres", "--version");
    return text.replaceFirst("(?s).*\\) (\\d+).*", "$1");
  }

  /** Runs one to its end, and returns what it printed. */
  String run(String program, String... arguments) {
    try {
      Path output = Files.createTempFile(passFile.getParent(), program, ".out");
      try {
        return run(command(program, List.of(arguments)), output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String run(List<String> command, Path output) throws IOException {
    Process process = builder(command).redirectOutput(output.toFile()).start();
    int code = await(process);
    String text = Files.readString(output);
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + text);
    }
    return text;
  }

  private static int await(Process process) {
    try {
      if (process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new UncheckedIOException(new IOException("no end after " + LONGEST));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts one that goes on. */
  Process start(String program, List<String> arguments) throws IOException {
    return builder(command(program, arguments)).redirectOutput(log).start();
  }

  private List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(bin.resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    // PGDATA, PGHOST, PGOPTIONS, ...: what they do is said here, and nowhere else.
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("PGPASSFILE", passFile.toString());
    environment.put("LC_ALL", "C.UTF-8");
    return builder.redirectInput(Redirect.from(new File("/dev/null")));
  }
}
