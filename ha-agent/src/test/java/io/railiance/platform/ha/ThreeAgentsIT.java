package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three agents on three real servers: they elect, replicate, fail over, and take the old one back.
 */
class ThreeAgentsIT {
  private static final List<String> NODES = List.of("pg-0", "pg-1", "pg-2");
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Ten times faster than in production, so that a lease that is over is not long waited for. */
  private static final Settings SETTINGS =
      new Settings(NODES, 6_000, 4_000, 800, 8_000, Durability.REQUIRED, 1, 16 << 20);

  @TempDir private Path folder;
  private final Api api = new Api();
  private final Map<String, PeerServer> servers = new HashMap<>();
  private final Map<String, Rounds> rounds = new HashMap<>();
  private final Map<String, Agent> agents = new HashMap<>();
  private final Map<String, List<Decision>> decided = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private Group group;
  private int rows;

  @BeforeEach
  void start() throws IOException {
    group = new Group();
    Seal seal = new Seal(Files.writeString(folder.resolve("keys"), "key"));
    for (String node : NODES) {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      servers.put(node, new PeerServer(any, seal, ask -> rounds.get(node).answer(ask)));
    }
    NODES.forEach(node -> decided.put(node, new CopyOnWriteArrayList<>()));
    for (int i = 0; i < NODES.size(); i++) {
      agent(NODES.get(i), seal, i);
    }
    NODES.forEach(
        node -> {
          Thread thread = new Thread(rounds.get(node)::run, node);
          threads.add(thread);
          thread.start();
        });
  }

  private void agent(String node, Seal seal, long incarnation) throws IOException {
    Map<String, URI> others = new HashMap<>();
    servers.forEach(
        (name, server) -> others.put(name, URI.create("http://127.0.0.1:" + server.port())));
    others.remove(node);
    Agent agent =
        new Agent(
            SETTINGS,
            node,
            incarnation,
            () -> System.nanoTime() / 1_000_000,
            new SharedMemory(api),
            new PeerClient(others, seal, Duration.ofMillis(700)),
            new PostgresDatabase(group.boot(node)),
            new Promises());
    agents.put(node, agent);
    long start = System.nanoTime();
    rounds.put(
        node,
        new Rounds(
            agent,
            new Decider(),
            new Listeners(
                List.of(
                    new LogListener(
                        what ->
                            System.out.printf(
                                "%7.2f %s %s%n", (System.nanoTime() - start) / 1e9, node, what),
                        () -> System.nanoTime() / 1_000_000),
                    new Diary(decided.get(node))))));
  }

  /** Each round is a line of it. */
  private record Diary(List<Decision> decided) implements Listener {
    @Override
    public void decided(Observation o, Decision decision) {
      decided.add(decision);
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    rounds.values().forEach(Rounds::end);
    for (Thread thread : threads) {
      thread.join(LONG.toMillis());
    }
    servers.values().forEach(PeerServer::close);
    group.close();
  }

  @Test
  void a_killed_primary_is_replaced_without_a_lost_row_and_comes_back_as_a_standby()
      throws Exception {
    String first = leaderOfWhole();
    rounds.get(first).end();
    group.kill(first);

    String second = leaderBut(first);
    insert(second);
    assertThat(group.has(second, 1)).as("the row that was acknowledged before").isTrue();
    Pause.until(
        "another standby",
        LONG,
        () -> NODES.stream().filter(node -> group.has(node, rows)).count() == 2);
  }

  /**
   * A round for each step; the other one's promise may take longer than it is waited for. It lets
   * go of the silent primary once: before the lease is over, or as soon as it has taken it.
   */
  @Test
  void a_primary_that_is_gone_without_a_word_is_replaced_in_as_many_rounds_as_there_are_steps()
      throws Exception {
    String first = leaderOfWhole();
    rounds.get(first).end();
    group.kill(first);
    int port = servers.get(first).port();
    servers.get(first).close();
    try (Deaf deaf = Deaf.at(port)) {
      String second = leaderBut(first);
      insert(second);
      assertThat(deaf.hears()).isFalse();
      List<Decision> rounds = decided.get(second);
      List<Decision> takeover =
          rounds.subList(
              rounds.lastIndexOf(new Decision.TakeLease()), rounds.lastIndexOf(promotion(rounds)));
      assertThat(takeover.stream().filter(ThreeAgentsIT::isProgress))
          .as("%s", rounds)
          .extracting(step -> step.getClass().getSimpleName())
          .containsExactly("TakeLease", "SetQuorum", "WriteMarker");
      List<Decision> since =
          rounds.subList(
              rounds.lastIndexOf(new Decision.Wait("following " + first)), rounds.size());
      assertThat(since).as("%s", rounds).containsOnlyOnce(new Decision.StandAlone());
      assertThat(since.indexOf(new Decision.StandAlone()))
          .as("%s", rounds)
          .isLessThan(indexOf(since, Decision.SetQuorum.class));
    }
  }

  private static boolean isProgress(Decision step) {
    return !(step instanceof Decision.RenewLease)
        && !(step instanceof Decision.StandAlone)
        && !step.equals(new Decision.Wait("for answers of a majority"));
  }

  private static int indexOf(List<Decision> steps, Class<? extends Decision> kind) {
    return steps.stream().map(Decision::getClass).toList().indexOf(kind);
  }

  private static Decision promotion(List<Decision> rounds) {
    return rounds.stream()
        .filter(Decision.Promote.class::isInstance)
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  @Test
  void a_killed_server_whose_agent_lives_is_a_standby_or_leads_again() throws Exception {
    String first = leader();
    table(first);
    insert(first);
    group.kill(first);
    Pause.until("a primary that takes a row", LONG, this::takesARow);
    rows++;
    assertThat(group.has(leader(), 1)).isTrue();
    rowsAreEverywhere();
  }

  @Test
  void a_primary_whose_processes_are_stopped_is_ended_and_one_leads_without_a_lost_row()
      throws Exception {
    String first = leaderOfWhole();
    group.signalAll("STOP", first);

    // Started anew, it may be the one that leads again: it has the most.
    Pause.until("a primary that takes a row", LONG, this::takesARow);
    rows++;
    assertThat(decided.get(first)).contains(new Decision.Wait("for its server to answer"));
    assertThat(group.has(leader(), 1)).as("the row that was acknowledged before").isTrue();
    rowsAreEverywhere();
  }

  @Test
  void a_standby_whose_processes_are_stopped_is_started_anew_and_follows_again() throws Exception {
    String first = leaderOfWhole();
    String standby = NODES.get(first.equals("pg-2") ? 1 : 2);
    group.signalAll("STOP", standby);

    insert(first);
    group.awaitRow(standby, rows);
    assertThat(decided.get(standby)).contains(new Decision.Fence("the server does not answer"));
    assertThat(leader()).isEqualTo(first);
  }

  @Test
  void a_planned_switchover_makes_the_named_node_primary_and_loses_nothing() throws Exception {
    String first = leaderOfWhole();
    String candidate = NODES.get(first.equals("pg-2") ? 1 : 2);

    assertThat(agents.get(candidate).begin(candidate))
        .hasValueSatisfying(why -> assertThat(why).contains("does not lead"));
    assertThat(agents.get(first).begin("pg-7")).contains("pg-7 is none of pg-0, pg-1, pg-2");
    assertThat(agents.get(first).begin(first)).contains(first + " leads already");
    assertThat(agents.get(first).begin(candidate)).isEmpty();
    assertThat(agents.get(first).begin(candidate)).contains(candidate + " is to lead already");
    long asked = System.nanoTime();
    assertThat(leaderBut(first)).isEqualTo(candidate);
    insert(candidate);
    System.out.printf("switchover: a row %d ms after it was asked for%n", millisSince(asked));
    rowsAreEverywhere();
  }

  private static long millisSince(long moment) {
    return (System.nanoTime() - moment) / 1_000_000;
  }

  /** It waits for a standby, which may only be on its way. */
  private void table(String node) {
    Pause.until("a table", LONG, () -> writes(node, "CREATE TABLE IF NOT EXISTS t (i int)"));
  }

  private void insert(String node) {
    rows++;
    Pause.until("row " + rows, LONG, () -> writes(node, "INSERT INTO t VALUES (" + rows + ")"));
  }

  private boolean takesARow() {
    return writes(leader(), "INSERT INTO t VALUES (" + (rows + 1) + ")");
  }

  private boolean writes(String node, String sql) {
    try {
      group.write(node, sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Who leads, when a first row is everywhere. */
  private String leaderOfWhole() {
    String first = leader();
    table(first);
    insert(first);
    rowsAreEverywhere();
    return first;
  }

  private void rowsAreEverywhere() {
    for (String node : NODES) {
      group.awaitRow(node, rows);
    }
  }

  private String leader() {
    return leaderBut("");
  }

  /** The one that takes writes. */
  private String leaderBut(String gone) {
    List<String> found = new ArrayList<>();
    Pause.until(
        "a primary",
        LONG,
        () -> {
          found.clear();
          NODES.stream().filter(node -> !node.equals(gone) && isPrimary(node)).forEach(found::add);
          return found.size() == 1;
        });
    return found.get(0);
  }

  private boolean isPrimary(String node) {
    try (Sql client = group.client(node)) {
      return client.is("SELECT NOT pg_is_in_recovery()");
    } catch (SQLException e) {
      return false;
    }
  }
}
