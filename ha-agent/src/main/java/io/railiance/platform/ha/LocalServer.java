package io.railiance.platform.ha;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The server of this node: its process, and one connection to it. */
final class LocalServer {
  /** Replays the log since the last checkpoint; a busy database has a lot of it. */
  private static final Duration LONGEST_RECOVERY = Duration.ofHours(1);

  private static final Duration LONGEST_CHANGE = Duration.ofSeconds(30);

  /** A standby tries every second to receive; a primary that is there has let it in by then. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  private static final String NOT_LET_IN = "28000";

  private final PostgresSettings settings;
  private final DataFolder folder;
  private final ServerProcess process;
  private final Login login;
  private final Access access;
  private volatile Optional<Sql> connection = Optional.empty();
  private long receivedAt;

  LocalServer(
      PostgresSettings settings,
      DataFolder folder,
      ServerProcess process,
      Login login,
      Access access) {
    this.settings = settings;
    this.folder = folder;
    this.process = process;
    this.login = login;
    this.access = access;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  RunningServer ask() throws SQLException {
    return new RunningServer(sql());
  }

  Sql sql() throws SQLException {
    if (connection.filter(Sql::isUsable).isEmpty()) {
      disconnect();
      connection = Optional.of(connect());
    }
    return connection.get();
  }

  Sql connect() throws SQLException {
    return settings.connect();
  }

  private void disconnect() {
    connection.ifPresent(Sql::abandon);
    connection = Optional.empty();
  }

  /**
   * The node that it follows: it receives log from there, or has not tried for long. A primary that
   * no longer has the log that it lacks refuses it for ever; one that is cut off says nothing.
   */
  String upstream(RunningServer.State state) {
    if (state.receives()) {
      receivedAt = System.nanoTime();
    }
    boolean silent = System.nanoTime() - receivedAt > LONGEST_SILENCE.toNanos();
    if (state.conninfo().isEmpty()) {
      return "";
    }
    return silent ? Server.UNHEARD : upstream(state.conninfo());
  }

  /** Whose log this copy holds. */
  Epochs epochs(long lsn) throws SQLException, IOException {
    // In this order: a fork that comes in between is seen with its row, or not at all.
    Timelines timelines = Timelines.of(folder.data());
    EpochsFile file = EpochsFile.read(folder.epochs());
    return Epochs.of(ask().epochs(), file, timelines, lsn);
  }

  /** Returns when the server is a standby of nobody that has read all of its log. */
  void standAlone() throws IOException, SQLException {
    if (!isAlive()) {
      disconnect();
      process.start(Map.of());
      Pause.until("the server answers", LONGEST_RECOVERY, this::answers);
      access.renew();
    }
    requireStandby();
    if (!ask().state().conninfo().isEmpty()) {
      set("primary_conninfo", "");
    }
    Pause.until("the server has read its log", LONGEST_RECOVERY, this::isAtEnd);
    new Slots(sql()).dropAll();
  }

  /** All else makes sure that it is one; this makes sure of all else. */
  private void requireStandby() throws SQLException {
    if (!ask().state().standby()) {
      kill(LONGEST_CHANGE);
      throw new IllegalStateException("the server took writes, and was killed");
    }
  }

  /**
   * Starts a server that cannot be read before it has the rest of its primary's log.
   *
   * @param stillThere whether the primary is; asked as long as the server does not answer
   */
  void startFollowing(Upstream upstream, BooleanSupplier stillThere)
      throws IOException, SQLException {
    disconnect();
    process.start(following(upstream));
    Pause.until(
        "the server has what " + upstream.node() + " had",
        LONGEST_RECOVERY,
        () -> answers() || !stillThere.getAsBoolean());
    requireStandby();
    receivedAt = System.nanoTime();
  }

  private boolean answers() {
    if (!isAlive()) {
      throw new IllegalStateException("the server did not start; its log says why");
    }
    try {
      sql();
      return true;
    } catch (SQLException e) {
      if (NOT_LET_IN.equals(e.getSQLState())) {
        throw new IllegalStateException(
            e.getMessage() + "; HA_USER must be its superuser, and the user that it runs as", e);
      }
      return false;
    }
  }

  private boolean isAtEnd() {
    try {
      return ask().isAtEnd();
    } catch (SQLException e) {
      throw new IllegalStateException("the server ended while it read its log", e);
    }
  }

  /** Whatever was received before has its label already. */
  void follow(Upstream upstream) throws IOException, SQLException {
    new EpochsFile(upstream.epochs().list(), 0).write(folder.epochs());
    for (Map.Entry<String, String> setting : following(upstream).entrySet()) {
      set(setting.getKey(), setting.getValue());
    }
    receivedAt = System.nanoTime();
  }

  /** The slot first, for the other one lets it begin. */
  private Map<String, String> following(Upstream upstream) throws IOException {
    Map<String, String> following = new LinkedHashMap<>();
    following.put("primary_slot_name", Slots.name(settings.self(), folder.id()));
    following.put(
        "primary_conninfo",
        login.conninfo(upstream.address())
            + " passfile="
            + settings.passFile()
            + " application_name="
            + StandbyNames.of(settings.self(), folder.id())
            + " connect_timeout=3");
    return following;
  }

  /** Returns when a look sees it, so that the next decision is not taken on what was before. */
  void set(String name, String value) throws SQLException {
    sql().run("ALTER SYSTEM SET " + name + " = " + Sql.quoted(value));
    sql().run("SELECT pg_reload_conf()");
    Pause.until(name + " is read", LONGEST_CHANGE, () -> isSet(name, value));
  }

  private boolean isSet(String name, String value) {
    try {
      return sql()
          .row("SELECT current_setting('" + name + "')", row -> row.getString(1))
          .equals(value);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The node that a setting like {@code host=pg-0 port=5432 user=...} names. */
  String upstream(String conninfo) {
    return settings.nodes().entrySet().stream()
        .filter(node -> conninfo.startsWith(node.getValue().conninfo() + " "))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(conninfo);
  }

  void promote(Epochs mine, long epoch) throws IOException, SQLException {
    new EpochsFile(mine.list(), epoch).write(folder.epochs());
    try (Sql sql = connect()) {
      sql.waitAtMost(LONGEST_CHANGE);
      if (!sql.is("SELECT pg_promote(true, " + (LONGEST_CHANGE.toSeconds() - 5) + ")")) {
        throw new IllegalStateException("no promotion within " + LONGEST_CHANGE);
      }
      Timelines.Start start = Timelines.of(folder.data()).newest();
      EpochsTable.write(sql, mine.and(new Epoch(epoch, start.timeline(), start.lsn())).list());
    }
    access.renew();
  }

  void checkpoint() throws SQLException {
    try (Sql sql = connect()) {
      sql.waitAtMost(LONGEST_RECOVERY);
      sql.run("CHECKPOINT");
    }
  }

  void stop() {
    disconnect();
    process.stop();
  }

  boolean kill(Duration longest) {
    boolean gone = process.kill(longest);
    disconnect();
    return gone;
  }
}
