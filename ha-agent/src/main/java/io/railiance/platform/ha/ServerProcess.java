package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The postmaster, which only we start. It always starts as a standby. */
final class ServerProcess {
  /**
   * What must not depend on a file in the data folder. A name without a value is as PostgreSQL has
   * it: nothing.
   */
  private static final List<String> DECIDED =
      List.of(
          "fsync=on",
          "full_page_writes=on",
          "hot_standby=on",
          "recovery_target=",
          "recovery_target_lsn=",
          "recovery_target_name=",
          "recovery_target_time=",
          "recovery_target_timeline=latest",
          "recovery_target_xid=",
          "wal_level=replica",
          "wal_log_hints=on");

  private final PostgresSettings settings;
  private final Programs programs;
  private final Path data;
  private final RunFolder run;
  private volatile Optional<Process> process = Optional.empty();
  private volatile Runnable told = () -> {};

  ServerProcess(PostgresSettings settings, Programs programs, Path data, RunFolder run) {
    this.settings = settings;
    this.programs = programs;
    this.data = data;
    this.run = run;
  }

  /**
   * @param told of each end of a server, expected or not, by any thread
   */
  void whenEnded(Runnable told) {
    this.told = told;
  }

  boolean isAlive() {
    return process.filter(Process::isAlive).isPresent();
  }

  /**
   * @param following settings that make it follow somebody; none, and it is a standby of nobody
   */
  void start(Map<String, String> following) throws IOException {
    // What an earlier life left is killed, then its locks say nothing.
    if (!kill(Duration.ofSeconds(30))) {
      throw new IOException("processes of an earlier server do not end");
    }
    deleteLocks();
    // With an fsGroup, the kubelet opens what is on a volume to the group, and PostgreSQL refuses
    // that.
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    AutoConf.write(data, following);
    Durable.write(data.resolve("standby.signal"), "");
    List<String> arguments = arguments();
    for (String limit : ControlFile.of(data, programs).limits().raised(programs, arguments)) {
      arguments.addAll(List.of("-c", limit));
    }
    Process started = programs.start("postgres", arguments);
    started.onExit().thenRun(() -> told.run());
    process = Optional.of(started);
  }

  /**
   * PostgreSQL heeds a lock if anything alive has the number in it. In a container that was started
   * anew numbers are given again: a thread of this agent may have it.
   */
  private void deleteLocks() throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    Files.deleteIfExists(settings.socketLock());
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("-D", data.toString()));
    List<String> all = new ArrayList<>(DECIDED);
    Map.of(
            "cluster_name", settings.self(),
            "config_file", run.config().toString(),
            "hba_file", run.rules().toString(),
            "ident_file", run.names().toString(),
            "port", Integer.toString(settings.address().port()),
            "unix_socket_directories", settings.socketFolder().toString())
        .forEach((name, value) -> all.add(name + "=" + value));
    all.stream().sorted().forEach(setting -> arguments.addAll(List.of("-c", setting)));
    return arguments;
  }

  /** Sessions end, a checkpoint is written. */
  void stop() {
    programs.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "600");
  }

  /** Nobody is told anything any more once the signals are out, which takes milliseconds. */
  boolean kill(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    // First, so that it starts no more of them.
    process.ifPresent(Process::destroyForcibly);
    return new Processes(data).kill(deadline) && hasEnded(deadline);
  }

  /** One that was killed passes for alive until its end has been taken note of. */
  private boolean hasEnded(long deadline) {
    try {
      return process.isEmpty()
          || process.get().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !isAlive();
    }
  }
}
