package io.railiance.platform.ha;

import io.railiance.platform.ha.Volume.Data;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The PostgreSQL of this node: observes it, and carries out what was decided. Each step returns
 * when it is done, or throws; then the next look says how far it came.
 */
final class Postgres implements AutoCloseable {
  private static final Duration LONGEST_FENCE = Duration.ofSeconds(3);

  private final PostgresSettings settings;
  private final Programs programs;
  private final DataFolder folder;
  private final LocalServer server;
  private final Login login;
  private final Access access;
  private final Consumer<String> log;
  private final ServerProcess process;
  private final VolumeLock lock;
  private Optional<Quorum> quorum = Optional.empty();
  private StandbyNames names = StandbyNames.NONE;

  Postgres(PostgresSettings settings, Programs programs, Consumer<String> log) throws IOException {
    RunFolder run = new RunFolder(settings);
    run.write();
    this.login = new Login(settings);
    this.access = new Access(settings, run.rules(), login, log);
    this.log = log;
    access.write();
    this.settings = settings;
    this.programs = programs;
    this.folder = new DataFolder(settings.volume());
    this.process = new ServerProcess(settings, programs, folder.data(), run);
    this.server = new LocalServer(settings, folder, process, login, access);
    this.lock = new VolumeLock(settings.volume());
    folder.recover();
  }

  /** {@link ServerProcess#whenEnded}. */
  void whenEnded(Runnable told) {
    process.whenEnded(told);
  }

  Local observe() throws IOException, SQLException {
    return server.isAlive() ? running() : Local.stopped(stopped());
  }

  private Volume stopped() throws IOException {
    try {
      if (folder.isEmpty()) {
        return Volume.EMPTY;
      }
      Data data = data(folder.isWhole());
      Room.on(settings.volume()).requireToStart();
      return data;
    } catch (UnusableVolume e) {
      return new Volume.Unusable(e.getMessage());
    }
  }

  private Data data(boolean whole) throws IOException {
    String id = folder.id();
    if (!whole) {
      // Nothing in it can be relied on, but that it is to be replaced.
      return new Data("", id, History.NONE, 0, false);
    }
    ControlFile control = ControlFile.of(folder.data(), programs);
    EpochsFile file = EpochsFile.read(folder.epochs());
    Epochs epochs = Epochs.of(List.of(), file, Timelines.of(folder.data()), Long.MAX_VALUE);
    return new Data(control.systemId(), id, epochs.history(), control.lsn(), true);
  }

  private Local running() throws IOException, SQLException {
    RunningServer.State state = server.ask().state();
    Epochs epochs = server.epochs(state.lsn());
    // Log without a label gets one with the row that comes next; if none can come, it never does.
    boolean mayCome = !state.conninfo().isEmpty();
    boolean whole = folder.isWhole() && (epochs.end() == state.lsn() || mayCome);
    Data data = new Data(state.systemId(), folder.id(), epochs.history(), epochs.end(), whole);
    return new Local(withRoom(data), role(state), present(state), server.ask().flushed());
  }

  private Volume withRoom(Data data) throws IOException {
    try {
      Room.on(settings.volume()).requireToGoOn();
      return data;
    } catch (UnusableVolume e) {
      return new Volume.Unusable(e.getMessage());
    }
  }

  private Server role(RunningServer.State state) throws SQLException {
    if (state.standby()) {
      return Server.following(server.upstream(state));
    }
    Epochs written = new Epochs(server.ask().epochs(), state.lsn());
    return Server.primary(written.timeline() == state.timeline() ? written.last() : 0);
  }

  /** Somebody may have set another one since. */
  private Optional<Quorum> present(RunningServer.State state) {
    StandbyNames set = state.standby() ? names.beforePromotion() : names;
    if (state.names().equals(set.text())) {
      return quorum;
    }
    return state.names().isEmpty()
        ? Optional.empty()
        : Optional.of(new Quorum(Map.of(state.names(), ""), 1));
  }

  /** Those decisions that are about PostgreSQL. */
  void perform(Decision decision) throws IOException, SQLException {
    if (decision instanceof Decision.Initialise) {
      initialise();
    } else if (decision instanceof Decision.StandAlone) {
      standAlone();
    } else if (decision instanceof Decision.Follow follow) {
      follow(ask(follow.primary()));
    } else if (decision instanceof Decision.Rewind rewind) {
      rewind(ask(rewind.primary()));
    } else if (decision instanceof Decision.Clone clone) {
      clone(ask(clone.primary()));
    } else if (decision instanceof Decision.SetQuorum set) {
      setQuorum(Optional.of(set.quorum()));
    } else if (decision instanceof Decision.ClearQuorum) {
      setQuorum(Optional.empty());
    } else if (decision instanceof Decision.Promote promote) {
      promote(promote.epoch());
    } else if (decision instanceof Decision.Fence) {
      fence();
    } else {
      throw new AssertionError(decision);
    }
  }

  private Upstream ask(String primary) throws IOException, SQLException {
    return Upstream.ask(primary, settings, login);
  }

  private void initialise() throws IOException {
    require(stopped() instanceof Volume.Empty, "an empty volume");
    InitDb.make(folder.begin(EpochsFile.NONE).data(), settings, programs);
    folder.swap();
  }

  private void standAlone() throws IOException, SQLException {
    require(!server.isAlive() || server.ask().state().standby(), "no primary");
    if (!server.isAlive()) {
      require(stopped() instanceof Data data && data.whole(), "whole data");
      quorum = Optional.empty();
      names = StandbyNames.NONE;
    }
    server.standAlone();
  }

  private void follow(Upstream upstream) throws IOException, SQLException {
    Epochs mine = settled();
    require(systemId().equals(upstream.systemId()), "the same database");
    require(
        observe().volume() instanceof Data data && data.whole() && isBeginningOf(mine, upstream),
        "the beginning of the primary's log");
    if (!upstream.epochs().hasAll(Timelines.of(folder.data()))) {
      folder.markBroken();
      throw new IllegalStateException("a fork without log, of a timeline that others have, too");
    }
    if (hasLogFor(mine, upstream) && !isTornFrom(mine, upstream)) {
      server.follow(upstream);
    } else {
      clone(upstream);
    }
  }

  /** It has what this copy lacks, and keeps it from now on. */
  private boolean hasLogFor(Epochs mine, Upstream upstream) throws IOException, SQLException {
    try (Sql sql = login.to(upstream.address())) {
      Slots slots = new Slots(sql);
      slots.dropOthers(settings.self(), folder.ids());
      return slots.keep(settings.self(), folder.id(), mine.end());
    }
  }

  /** What this copy has of a record is not what the primary has there. */
  private boolean isTornFrom(Epochs mine, Upstream upstream) throws IOException {
    return upstream.epochs().forksAt(mine.end())
        && new LogEnd(folder.data(), mine.timeline(), mine.end()).isTorn();
  }

  private static boolean isBeginningOf(Epochs mine, Upstream upstream) {
    return mine.history().leadsTo(mine.end(), upstream.epochs().history(), upstream.epochs().end());
  }

  /** What this copy is, when it receives no more. */
  private Epochs settled() throws IOException, SQLException {
    require(server.isAlive(), "a server that has read its log");
    standAlone();
    return server.epochs(server.ask().state().lsn());
  }

  private String systemId() throws SQLException {
    return server.ask().state().systemId();
  }

  private void rewind(Upstream upstream) throws IOException, SQLException {
    Epochs mine = settled();
    require(systemId().equals(upstream.systemId()), "the same database");
    server.checkpoint();
    server.stop();
    if (!mayRewind(mine, upstream)) {
      clone(upstream);
      return;
    }
    folder.markBroken();
    try {
      undo(upstream);
    } catch (RuntimeException | IOException | SQLException e) {
      fence();
      cloneInstead(upstream.node(), e);
    }
  }

  /**
   * What was rewound can be read when it has the log that the primary had at the end, and that may
   * be more than was copied: it has to follow, for alone it would wait for ever.
   */
  private void undo(Upstream upstream) throws IOException, SQLException {
    new EpochsFile(upstream.epochs().list(), 0).write(folder.epochs());
    keepLogFor(folder.id(), upstream);
    PgRewind.run(folder.data(), upstream, login, programs);
    require(ask(upstream.node()).isStill(upstream), "the same primary as before");
    server.startFollowing(upstream, () -> isStillThere(upstream));
    require(ask(upstream.node()).isStill(upstream), "the same primary as before");
    folder.markWhole();
  }

  private boolean isStillThere(Upstream upstream) {
    Pause.millis(500);
    try {
      return ask(upstream.node()).isStill(upstream);
    } catch (IOException | SQLException | RuntimeException e) {
      return false;
    }
  }

  private void cloneInstead(String primary, Exception rewind) throws IOException, SQLException {
    log.accept("the rewind failed, so a copy is made: " + rewind.getMessage());
    try {
      clone(ask(primary));
    } catch (RuntimeException | IOException | SQLException e) {
      e.addSuppressed(rewind);
      throw e;
    }
  }

  /**
   * {@code pg_rewind} believes the last checkpoint, which after a crash can be of a fork before.
   */
  private boolean mayRewind(Epochs mine, Upstream upstream) throws IOException {
    ControlFile control = ControlFile.of(folder.data(), programs);
    return mine.canRewindTo(upstream.epochs()) && control.timeline() == mine.timeline();
  }

  /** The server goes on until the copy is there, and for good if it does not come. */
  private void clone(Upstream upstream) throws IOException, SQLException {
    requireNoTablespace(upstream);
    try {
      DataFolder.Next next = folder.begin(new EpochsFile(upstream.epochs().list(), 0));
      keepLogFor(next.id(), upstream);
      BaseBackup.make(next, upstream, settings, login, programs);
      require(ask(upstream.node()).isStill(upstream), "the same primary as before");
    } catch (RuntimeException | IOException | SQLException e) {
      folder.discard();
      throw e;
    }
    stop();
    folder.swap();
    server.standAlone();
    follow(ask(upstream.node()));
  }

  private void requireNoTablespace(Upstream upstream) throws IOException, SQLException {
    try (Sql sql = login.to(upstream.address())) {
      List<String> others =
          sql.rows(
              "SELECT spcname FROM pg_tablespace WHERE spcname NOT IN ('pg_default', 'pg_global')"
                  + " ORDER BY 1",
              row -> row.getString(1));
      if (!others.isEmpty()) {
        throw new IllegalStateException(
            upstream.node()
                + " has the tablespace "
                + others.get(0)
                + ", which would lie outside of the copy."
                + " Move what is in it to pg_default and drop it.");
      }
    }
  }

  private void keepLogFor(String copy, Upstream upstream) throws IOException, SQLException {
    try (Sql sql = login.to(upstream.address())) {
      Slots slots = new Slots(sql);
      slots.dropOthers(settings.self(), folder.ids());
      slots.make(settings.self(), copy);
    }
  }

  private void setQuorum(Optional<Quorum> next) throws SQLException {
    StandbyNames text =
        next.map(q -> StandbyNames.of(q, settings.self())).orElse(StandbyNames.NONE);
    new QuorumSwitch(server).to(text);
    names = text;
    quorum = next;
  }

  private void promote(long epoch) throws IOException, SQLException {
    Local local = observe();
    require(local.server().equals(Server.ALONE), "a standby of nobody");
    require(local.volume() instanceof Data data && data.whole(), "a log that has labels");
    Epochs mine = settled();
    require(mine.last() < epoch, "an epoch of its own");
    server.promote(mine, epoch);
    if (names.isEmpty()) {
      new QuorumSwitch(server).to(names);
    }
  }

  /** Lets the server go by files that have changed; for a thread of its own. */
  void refresh() {
    access.refresh();
  }

  /** Asks the server nothing, so that another thread can do it while a look or a step hangs. */
  void fence() {
    require(server.kill(LONGEST_FENCE), "the end of all processes of the server");
  }

  /** In order, as before the end of a container. */
  void stop() {
    if (server.isAlive()) {
      server.stop();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("there is not " + what);
    }
  }
}
