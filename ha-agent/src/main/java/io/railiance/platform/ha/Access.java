package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who may connect to this node's server: kept as the mounted files say while it runs. Files are
 * looked at often, the server only if one has changed, or now and then.
 */
final class Access {
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);

  private static final Duration LONGEST_RELOAD = Duration.ofSeconds(5);

  /** The kubelets of all nodes have written a Secret by then, each in its own minute. */
  private static final Duration SPREAD = Duration.ofSeconds(120);

  private final PostgresSettings settings;
  private final Path rulesFile;
  private final Login login;
  private final Rules rules;
  private final Consumer<String> log;
  private final Map<Path, String> faults = new HashMap<>();
  private String applied = "";
  private String config;
  private long appliedAt;

  Access(PostgresSettings settings, Path rulesFile, Login login, Consumer<String> log) {
    this.settings = settings;
    this.rulesFile = rulesFile;
    this.login = login;
    this.rules = new Rules(settings);
    this.log = log;
    this.config = text(settings.config());
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

  /**
   * What they say now, and whether that is still young. A file that is gone says something else
   * than before.
   */
  private String files() {
    StringBuilder all = new StringBuilder();
    settings.access().passwords().values().forEach(file -> all.append(text(file)).append('\0'));
    settings.access().rules().ifPresent(file -> all.append(text(file)).append('\0'));
    settings.access().tls().forEach(file -> all.append(text(file)).append('\0'));
    all.append(isYoung(settings.access().passwords().get(PlatformRole.REPLICATION)));
    return all.append(text(settings.config())).toString();
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
      if (!anew) {
        tell(settings.config(), () -> config(sql));
      }
      settings.tls().ifPresent(tls -> tell(tls.mounted().get(0), () -> tls(sql, tls)));
      settings.access().rules().ifPresent(file -> tell(file, () -> rules(sql, file)));
      if (!sql.is("SELECT pg_is_in_recovery()")) {
        settings
            .access()
            .passwords()
            .forEach((role, file) -> tell(file, () -> role(sql, role, file, anew)));
      } else if (!anew) {
        tell(
            settings.access().passwords().get(PlatformRole.REPLICATION),
            () -> password(sql.row("SHOW primary_conninfo", row -> row.getString(1))));
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

  /** PostgreSQL says itself what is wrong in it. */
  private String config(Sql sql) throws SQLException {
    String now = text(settings.config());
    if (now.equals(config)) {
      return "";
    }
    config = now;
    sql.run("SELECT pg_reload_conf()");
    return "the server reloads";
  }

  /** A server that starts has them; one that runs has to take them. */
  private String tls(Sql sql, Tls tls) throws IOException, SQLException {
    List<byte[]> before = tls.copies();
    List<byte[]> next = tls.mountedBytes();
    if (Tls.same(before, next)) {
      return "";
    }
    tls.put(next);
    sql.run("SELECT pg_reload_conf()");
    try {
      Pause.until("the server shows this certificate", LONGEST_RELOAD, () -> shows(next));
      return "certificate and key";
    } catch (IllegalStateException e) {
      tls.put(before);
      sql.run("SELECT pg_reload_conf()");
      throw new IllegalStateException(
          "the server does not take it with its key; its log says why. Those before stay.", e);
    }
  }

  private boolean shows(List<byte[]> wanted) {
    try {
      return ShownCertificate.of(settings.address()).equals(Tls.certificate(wanted));
    } catch (IOException | GeneralSecurityException e) {
      return false;
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

  /** Other nodes may not have both passwords yet; the one before is theirs, too. */
  private static boolean isYoung(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().plus(SPREAD).isAfter(Instant.now());
    } catch (IOException e) {
      return true;
    }
  }

  /** The primary may have set another, and the next time that log is asked for it is needed. */
  private String password(String conninfo) throws IOException {
    for (Address node : settings.nodes().values()) {
      if (conninfo.startsWith(node.conninfo() + " ")) {
        try {
          login.to(node).close();
        } catch (SQLException e) {
          // It is not there; whoever leads next is asked then.
        }
      }
    }
    return "";
  }

  private String role(Sql sql, PlatformRole role, Path file, boolean anew)
      throws IOException, SQLException {
    Roles roles = new Roles(sql);
    Passwords passwords = Passwords.read(file);
    boolean waits =
        role == PlatformRole.REPLICATION && isYoung(file) && roles.has(role, passwords.before());
    boolean changed =
        roles.keep(role, waits ? passwords.before().get() : passwords.current(), anew);
    return changed ? "the password of " + role : "";
  }
}
