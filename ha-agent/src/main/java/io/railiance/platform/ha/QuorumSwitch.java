package io.railiance.platform.ha;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A change of {@code synchronous_standby_names} that is over when each process of the server goes
 * by it. A reload tells them, but not when they have read it, and two kinds of them matter:
 *
 * <ul>
 *   <li>The checkpointer tells all sessions whether a commit waits at all. Whether it has is seen
 *       in a commit of our own that waits for nobody; there is no other way to see it.
 *   <li>Each walsender decides when its standby's answer lets a commit go. It shows whether it
 *       finds its standby among the names, but not among which.
 * </ul>
 *
 * <p>So between two quorums there is one that nobody can meet. Writes stand still for as long as
 * two reloads take.
 *
 * <p>On a standby there is no commit and nobody to let go. There it is over when the setting is
 * read; the promotion comes after. The checkpointer need not read it: it had names when it began,
 * as {@link StandbyNames#beforePromotion} says.
 */
final class QuorumSwitch {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private record Sender(String name, boolean counts) {}

  private final LocalServer server;

  QuorumSwitch(LocalServer server) {
    this.server = server;
  }

  void to(StandbyNames next) throws SQLException {
    RunningServer.State before = server.ask().state();
    if (before.standby()) {
      set(next.beforePromotion());
      return;
    }
    if (next.isEmpty()) {
      set(next);
      return;
    }
    set(StandbyNames.NONE_ANSWERS);
    if (before.names().isEmpty()) {
      Pause.until("commits wait", LONGEST, this::commitsWait);
    }
    sendersKnow(StandbyNames.NONE_ANSWERS);
    set(next);
    sendersKnow(next);
  }

  private void set(StandbyNames names) throws SQLException {
    server.set("synchronous_standby_names", names.text());
  }

  private boolean commitsWait() {
    return unchecked(
        () -> {
          try (Sql probe = server.connect()) {
            int pid = probe.row("SELECT pg_backend_pid()", row -> row.getInt(1));
            CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> commit(probe));
            return waits(pid, commit);
          }
        });
  }

  /** Ends it, either way: it waits for somebody who never comes. */
  private boolean waits(int pid, CompletableFuture<Void> commit) throws SQLException {
    String waiting =
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND pid = "
            + pid
            + ")";
    while (!commit.isDone()) {
      if (server.sql().is(waiting)) {
        server.sql().run("SELECT pg_cancel_backend(" + pid + ")");
        commit.join();
        return true;
      }
      Pause.millis(2);
    }
    commit.join();
    return false;
  }

  private static void commit(Sql probe) {
    unchecked(
        () -> {
          probe.run("SET synchronous_commit = on");
          probe.run("SELECT pg_logical_emit_message(true, 'ha', '')");
          return null;
        });
  }

  private void sendersKnow(StandbyNames names) {
    Pause.until(
        "walsenders know the quorum",
        LONGEST,
        () -> senders().stream().allMatch(sender -> sender.counts == names.has(sender.name)));
  }

  private List<Sender> senders() {
    return unchecked(
        () ->
            server
                .sql()
                .rows(
                    "SELECT application_name, sync_priority > 0 FROM pg_stat_replication"
                        + " WHERE flush_lsn IS NOT NULL",
                    row -> new Sender(row.getString(1), row.getBoolean(2))));
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private static <T> T unchecked(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
