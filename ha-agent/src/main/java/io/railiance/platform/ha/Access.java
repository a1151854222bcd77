package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who may connect to this node's server: kept as the mounted files say while it runs. Files are
 * looked at often, the server only if one has changed, or now and then.
 */
final class Access {
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);

  private final PostgresSettings settings;
  private final Path rulesFile;
  private final Rules rules;
  private final Consumer<String> log;
  private final Map<Path, String> faults = new HashMap<>();
  private String applied = "";
  private long appliedAt;

  Access(PostgresSettings settings, Path rulesFile, Consumer<String> log) {
    this.settings = settings;
    this.rulesFile = rulesFile;
    this.rules = new Rules(settings);
    this.log = log;
  }

  /** Nobody has looked at a person's lines yet, and a server that runs has to. */
  void write() throws IOException {
    Files.writeString(rulesFile, rules.text(""));
  }

  /** For a server that started, or was promoted. */
  synchronized void renew() {
    apply(files(), true);
  }

  /** For a thread of its own. */
  synchronized void refresh() {
    String files = files();
    if (!files.equals(applied) || System.nanoTime() - appliedAt > NOW_AND_THEN.toNanos()) {
      apply(files, false);
    }
  }

  /** What they say now. A file that is gone says something else than before. */
  private String files() {
    StringBuilder all = new StringBuilder();
    settings.access().passwords().values().forEach(file -> all.append(text(file)).append('\0'));
    settings.access().rules().ifPresent(file -> all.append(text(file)));
    return all.toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void apply(String files, boolean anew) {
    try (Sql sql = settings.connect()) {
      settings.access().rules().ifPresent(file -> tell(file, () -> rules(sql, file)));
      if (!sql.is("SELECT pg_is_in_recovery()")) {
        settings
            .access()
            .passwords()
            .forEach((role, file) -> tell(file, () -> role(sql, role, file, anew)));
      }
      applied = files;
      appliedAt = System.nanoTime();
    } catch (SQLException e) {
      // There is no server now, and no file is at fault: the next time.
    }
  }

  /** Says what it has changed, or nothing. */
  private interface Step {
    String take() throws IOException, SQLException;
  }

  /** What is wrong with a file is said once, and what was before stays. */
  private void tell(Path file, Step step) {
    try {
      String done = step.take();
      faults.remove(file);
      if (!done.isEmpty()) {
        log.accept(file + " is applied: " + done);
      }
    } catch (IOException | SQLException | RuntimeException e) {
      if (!e.getMessage().equals(faults.put(file, e.getMessage()))) {
        log.accept(file + " is not applied: " + e.getMessage());
      }
    }
  }

  /** PostgreSQL judges what is in its own file; it takes it when it is told to. */
  private String rules(Sql sql, Path file) throws IOException, SQLException {
    String before = Files.readString(rulesFile);
    String next = rules.text(Files.readString(file));
    if (next.equals(before)) {
      return "";
    }
    Files.writeString(rulesFile, next);
    String wrong = rules.wrong(sql).orElse("");
    if (wrong.isEmpty()) {
      sql.run("SELECT pg_reload_conf()");
      return "who may connect";
    }
    Files.writeString(rulesFile, before);
    throw new IllegalStateException(wrong + ". The rules before stay.");
  }

  private String role(Sql sql, PlatformRole role, Path file, boolean anew)
      throws IOException, SQLException {
    boolean changed = new Roles(sql).keep(role, Passwords.read(file).current(), anew);
    return changed ? "the password of " + role : "";
  }
}
