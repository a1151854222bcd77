package io.railiance.platform.ha;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/**
 * An agent's process from its start to its end.
 *
 * <p><b>Asked to stop</b> (SIGTERM) it hands over, which the rounds do, stops its server in order,
 * and ends with 0. A second SIGTERM changes nothing; the kubelet's patience is the limit.
 *
 * <p><b>No server goes on without its agent.</b> A bug kills the server and ends the process. An
 * agent that is killed itself can kill nobody: in a container it is the only child of a tiny init
 * ({@code tini}, without {@code -g}: SIGTERM is for the agent alone), which ends when the agent
 * does, and the kernel ends whatever else is in the container, PostgreSQL first of all. (The init
 * also reaps what PostgreSQL leaves behind.) Outside of a container the server would go on until
 * the next agent starts, so what that one does first, before it looks at anything, is to kill the
 * server that it finds.
 *
 * <p><b>Another process has the volume:</b> it waits and says so. It would gain nothing by ending:
 * the kubelet starts it again, each time later, up to five minutes after the volume is free.
 */
final class AgentProcess {
  private static final long INCARNATIONS = 1_000_000_000_000_000_000L;
  private static final long REFRESH_MILLIS = 5_000;
  private static final Duration PATIENCE_WITH_PEERS = Duration.ofSeconds(1);

  private final Configuration configuration;
  private final Log log;
  private final Latest latest = new Latest(Clock.systemUTC());
  private final Figures figures;
  private final Crash crash;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<Postgres> postgres = Optional.empty();
  private volatile Optional<Agent> agent = Optional.empty();
  private volatile boolean leaving;
  private volatile boolean left;

  AgentProcess(Configuration configuration, Log log) {
    this.configuration = configuration;
    this.log = log;
    this.figures = new Figures(latest, configuration.postgres().volume());
    this.crash = new Crash(this::fence, log, Runtime.getRuntime()::halt);
  }

  private Optional<String> switchOver(String to) {
    return agent.map(mine -> mine.begin(to)).orElse(Optional.of("the agent has no volume yet"));
  }

  private void fence() {
    postgres.ifPresent(Postgres::fence);
  }

  /** Returns when the node has left, and its server has stopped. */
  void run() throws IOException {
    Thread.setDefaultUncaughtExceptionHandler(crash);
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "leave"));
    try {
      AgentPages all = new AgentPages(latest, figures, this::switchOver);
      Pages pages = all.forMachines(configuration.ports().http());
      Pages admin = all.forPeople(configuration.ports().admin());
      log.say("starts: one of " + String.join(", ", configuration.settings().nodes()));
      postgres = takeVolume();
      if (postgres.isPresent()) {
        live(postgres.get());
      }
      pages.close();
      admin.close();
      left = true;
    } catch (RuntimeException | Error bug) {
      // Before the end is told to who waits for it.
      crash.uncaughtException(Thread.currentThread(), bug);
    } finally {
      over.countDown();
    }
  }

  /**
   * @return empty if the process was asked to stop while it waited
   */
  private Optional<Postgres> takeVolume() throws IOException {
    PostgresSettings settings = configuration.postgres();
    boolean told = false;
    while (!leaving) {
      latest.beat();
      try {
        return Optional.of(new Postgres(settings, programs(settings), log::say));
      } catch (VolumeTaken e) {
        if (!told) {
          log.say("waits: " + e.getMessage());
        }
        told = true;
        Pause.millis(1_000);
      }
    }
    return Optional.empty();
  }

  private Programs programs(PostgresSettings settings) {
    return new Programs(configuration.bin(), List.of(), settings.passFile(), Redirect.INHERIT);
  }

  private void live(Postgres server) throws IOException {
    endEarlierLife(server);
    KubernetesStore api =
        new KubernetesStore(
            configuration.api(),
            configuration.group(),
            configuration.pod(),
            configuration.settings());
    long start = System.nanoTime();
    LongSupplier clock = () -> (System.nanoTime() - start) / 1_000_000;
    Listener watching =
        new Listeners(
            List.of(
                latest, figures, new LogListener(log::say, clock), new Events(api::post, clock)));
    ConfigurationStore store = new HeardStore(api, watching);
    Labels labels = new Labels(labelsOf(api, clock)::label, configuration.pod().name());
    daemon(labels, "labels");
    daemon(() -> refresh(server), "files");
    Seal seal = new Seal(configuration.peerKeys());
    Agent mine = agent(clock, store, seal, server);
    Rounds rounds = new Rounds(mine, new Decider(), new Listeners(List.of(watching, labels)));
    server.whenEnded(rounds::wake);
    PeerServer peers =
        new PeerServer(new InetSocketAddress(configuration.ports().peer()), seal, rounds::answer);
    take(mine);
    rounds.run();
    peers.close();
    server.stop();
    server.close();
    log.say("has left");
  }

  /** Whether labels can be written says nothing of whether the lease can. */
  private ConfigurationStore labelsOf(ConfigurationStore api, LongSupplier clock) {
    Listener lines = new LogListener(what -> log.say("label: " + what), clock);
    return new HeardStore(api, new Listeners(List.of(figures, lines)));
  }

  private void endEarlierLife(Postgres server) {
    Processes earlier = new Processes(new DataFolder(configuration.postgres().volume()).data());
    boolean was = !earlier.all().isEmpty();
    server.fence();
    if (was) {
      log.say("a server of an earlier agent was still there, and is stopped");
    }
  }

  private Agent agent(LongSupplier clock, ConfigurationStore store, Seal seal, Postgres server) {
    return new Agent(
        configuration.settings(),
        configuration.pod().name(),
        new SecureRandom().nextLong(INCARNATIONS),
        clock,
        store,
        new PeerClient(configuration.others(), seal, PATIENCE_WITH_PEERS),
        new PostgresDatabase(server),
        new Promises());
  }

  /** A mounted file changes without a word. */
  private static void refresh(Postgres server) {
    while (true) {
      server.refresh();
      Pause.millis(REFRESH_MILLIS);
    }
  }

  private static void daemon(Runnable run, String name) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** It may have been asked to stop before there was one. */
  private void take(Agent mine) {
    agent = Optional.of(mine);
    if (leaving) {
      mine.leave();
    }
  }

  /** The JVM ends when this returns, so it returns when all is done. */
  private void leave() {
    leaving = true;
    agent.ifPresent(Agent::leave);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (left) {
      // Else the status would be that of a process which a signal has ended.
      Runtime.getRuntime().halt(0);
    }
  }
}
