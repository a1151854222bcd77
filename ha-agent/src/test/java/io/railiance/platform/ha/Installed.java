package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL that this machine has. */
record Installed(Path bin, List<String> prefix) {
  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own it is somebody else, and what
   * it writes still is ours, so that no file changes hands. Shared memory of one that was killed
   * goes with its namespace.
   */
  private static final List<String> NOT_AS_ROOT =
      List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--ipc");

  /** Those in {@code -Dpostgresql.bin}, else those of {@code pg_config}. */
  static Installed find() {
    String named = System.getProperty("postgresql.bin");
    String bin = named != null ? named : output("pg_config", "--bindir");
    if (bin == null || !Files.isExecutable(Path.of(bin, "initdb"))) {
      return Absent.because("there is no PostgreSQL server; pg_config --bindir says " + bin);
    }
    return new Installed(Path.of(bin), asSomebody());
  }

  private static List<String> asSomebody() {
    if (!"0".equals(output("id", "-u"))) {
      return List.of();
    }
    List<String> nothing = new ArrayList<>(NOT_AS_ROOT);
    nothing.addAll(List.of("echo", "ok"));
    return "ok".equals(output(nothing.toArray(String[]::new)))
        ? NOT_AS_ROOT
        : Absent.because("root cannot become somebody else here: unshare --user");
  }

  private static String output(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? text.strip() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
