package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The PostgreSQL that this machine has.
 *
 * @param prefix makes of root somebody else
 * @param user who that is, by name
 */
record Installed(Path bin, List<String> prefix, String user) {
  /** Has a name everywhere. */
  private static final String NOBODY = "65534";

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own it is somebody else, and what
   * it writes still is ours, so that no file changes hands. Shared memory of one that was killed
   * goes with its namespace.
   */
  private static final List<String> NOT_AS_ROOT =
      List.of("unshare", "--user", "--map-user=" + NOBODY, "--map-group=" + NOBODY, "--ipc");

  /** Those in {@code -Dpostgresql.bin}, else those of {@code pg_config}. */
  static Installed find() {
    String named = System.getProperty("postgresql.bin");
    String bin = named != null ? named : output("pg_config", "--bindir");
    if (bin == null || !Files.isExecutable(Path.of(bin, "initdb"))) {
      return Absent.because("there is no PostgreSQL server; pg_config --bindir says " + bin);
    }
    List<String> prefix = asSomebody();
    List<String> name = new ArrayList<>(prefix);
    name.addAll(List.of("id", "-un"));
    return new Installed(Path.of(bin), prefix, output(name.toArray(String[]::new)));
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
