package io.railiance.platform.ha;

import io.railiance.platform.ha.Server.Role;
import io.railiance.platform.ha.Volume.Data;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One node's look, decide, act. It has no thread of its own: one calls {@link #observe} and {@link
 * #perform} in turn, others {@link #answer} and {@link #guard}. The server is in the hands of one
 * of them at a time, but for the guard; nobody waits for another node or the API meanwhile.
 */
final class Agent implements Switchover {
  private static final long BUSY_MILLIS = 500;
  private static final long UNKNOWN = -1;

  private final Settings settings;
  private final String self;
  private final long incarnation;
  private final LongSupplier clock;
  private final ConfigurationStore store;
  private final Peers others;
  private final Database database;
  private final Promises promises;
  private final ReentrantLock hands = new ReentrantLock();

  private volatile Lease lease = Lease.NEVER_HELD;
  private Optional<Marker> marker = Optional.empty();
  private volatile Memory memory;
  private volatile boolean mayLead;
  private volatile Optional<Handover> handover = Optional.empty();

  /**
   * @param incarnation another one for each process of this node
   * @param clock milliseconds of a clock that nobody sets
   */
  Agent(
      Settings settings,
      String self,
      long incarnation,
      LongSupplier clock,
      ConfigurationStore store,
      Peers others,
      Database database,
      Promises promises) {
    this.settings = settings;
    this.self = self;
    this.incarnation = incarnation;
    this.clock = clock;
    this.store = store;
    this.others = others;
    this.database = database;
    this.promises = promises;
    this.memory = Memory.atStart(clock.getAsLong());
  }

  /**
   * Reads the API and asks the others; this node may have promised something by it.
   *
   * @throws StepFailed if the server cannot be looked at
   */
  Observation observe() {
    boolean answers = done(store.read(), this::remember);
    Observation o = locked(() -> asking(answers));
    if (!Ask.isNeeded(o)) {
      return o;
    }
    Ask ask = Ask.of(o);
    long askedAt = clock.getAsLong();
    List<Peer> peers = others.ask(ask);
    return locked(() -> heard(o, ask, askedAt, peers));
  }

  /** Whoever asks others for a promise has made it. */
  private Observation asking(boolean answers) {
    Local local = look();
    Ask ask = Ask.of(observation(answers, local, List.of()));
    if (ask.epoch() > memory.promisedEpoch()) {
      memory = memory.promised(ask.epoch());
    }
    return observation(answers, local, List.of());
  }

  /** What was seen before others were asked holds, unless one of them has asked meanwhile. */
  private Observation heard(Observation before, Ask ask, long askedAt, List<Peer> peers) {
    Local local = isStill(before) ? before.local() : look();
    Observation o = observation(before.apiAnswers(), local, peers);
    if (!ask.yield()) {
      return o;
    }
    memory = promises.afterAnswers(peers, askedAt, o);
    return observation(before.apiAnswers(), local, peers);
  }

  private Local look() {
    Local local = database.look();
    if (!local.server().is(Role.SILENT)) {
      memory = memory.answered(clock.getAsLong());
    }
    return local;
  }

  private <T> T locked(Supplier<T> step) {
    hands.lock();
    try {
      return step.get();
    } finally {
      hands.unlock();
    }
  }

  private void remember(ConfigurationStore.Shared seen) {
    if (!seen.lease().version().equals(lease.version())) {
      long now = clock.getAsLong();
      memory = seen.lease().isFree() ? memory.leaseFreed(now) : memory.leaseSeen(now);
    }
    lease = seen.lease();
    marker = seen.marker();
  }

  private Observation observation(boolean apiAnswers, Local local, List<Peer> peers) {
    return new Observation(
        settings,
        self,
        incarnation,
        clock.getAsLong(),
        local.volume(),
        local.server(),
        apiAnswers,
        lease,
        marker,
        peers,
        local.quorum(),
        local.flushed(),
        memory,
        handover());
  }

  /** From now on this node hands over what it has, until it may {@link Decision.Leave}. */
  synchronized void leave() {
    if (handover.filter(Handover::leaves).isEmpty()) {
      handover = Optional.of(Handover.leaving(clock.getAsLong()));
    }
  }

  /** Lets another node lead, if it has all soon enough; the log tells how it went. */
  @Override
  public Optional<String> begin(String to) {
    if (!mayLead) {
      return Optional.of(self + " does not lead: ask the node that does");
    }
    if (to.equals(self)) {
      return Optional.of(self + " leads already");
    }
    if (!to.isEmpty() && !settings.nodes().contains(to)) {
      return Optional.of(to + " is none of " + String.join(", ", settings.nodes()));
    }
    try {
      return handOverTo(to.isEmpty() ? furthest() : Optional.of(to));
    } catch (StepFailed e) {
      return Optional.of(e.getMessage());
    }
  }

  private Optional<String> handOverTo(Optional<String> candidate) {
    return candidate.map(this::handOverTo).orElse(Optional.of("nobody follows " + self));
  }

  private synchronized Optional<String> handOverTo(String candidate) {
    Optional<Handover> before = handover();
    if (before.isPresent()) {
      boolean stops = before.get().leaves();
      return Optional.of(
          stops ? self + " stops" : before.get().candidate() + " is to lead already");
    }
    handover = Optional.of(new Handover(candidate, clock.getAsLong()));
    return Optional.empty();
  }

  private Optional<String> furthest() {
    Map<String, Observation.Standby> standbys = locked(() -> database.look().flushed());
    return settings.nodes().stream()
        .filter(standbys::containsKey)
        .max(Comparator.comparing(node -> standbys.get(node).lsn()));
  }

  private Optional<Handover> handover() {
    long oldest = clock.getAsLong() - settings.patienceMillis();
    return handover.filter(asked -> asked.leaves() || asked.since() > oldest);
  }

  /** Whether the node that asks has seen more of the lease: then it is worth a look at once. */
  boolean isNews(Ask ask) {
    return ask.lease().isAfter(Ask.LeaseState.of(lease));
  }

  /**
   * To another node that asks. The server has stopped receiving when it has promised that.
   *
   * @return empty if the server is in the middle of a step, is silent, or cannot be looked at: what
   *     it still receives is not known, so nothing is promised of it
   */
  Optional<Peer> answer(Ask ask) {
    try {
      if (!hands.tryLock(BUSY_MILLIS, TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      Local local = look();
      return local.server().is(Role.SILENT) ? Optional.empty() : Optional.of(promised(ask, local));
    } catch (StepFailed e) {
      return Optional.empty();
    } finally {
      hands.unlock();
    }
  }

  private Peer promised(Ask ask, Local before) {
    Local local = before;
    Observation o = observation(false, local, List.of());
    Memory after = promises.afterAsked(ask, o);
    if (after.promisedEpoch() > memory.promisedEpoch() && !o.server().is(Role.STOPPED)) {
      database.perform(
          o.server().is(Role.PRIMARY)
              ? new Decision.Fence("another one holds the lease")
              : new Decision.StandAlone());
      local = look();
    }
    memory = after;
    return new Peer(
        self,
        local.volume(),
        local.server(),
        memory.promisedEpoch(),
        o.isLeaving(),
        promises.yields(ask, o));
  }

  /**
   * Takes the step, unless the node has promised something since it was decided.
   *
   * @param o what the decision is from
   * @return whether the step was taken, and the API, if asked, agreed
   */
  boolean perform(Observation o, Decision decision) {
    if (decision instanceof Decision.TakeLease) {
      return isStill(o) && take(o);
    } else if (decision instanceof Decision.RenewLease) {
      return isStill(o) && renew(o);
    } else if (decision instanceof Decision.ClaimLease) {
      return isStill(o) && done(store.claim(o.lease(), self), claimed -> lease = claimed);
    } else if (decision instanceof Decision.ReleaseLease release) {
      return isStill(o) && release(o, release.candidate());
    } else if (decision instanceof Decision.WriteMarker write) {
      return isStill(o)
          && done(store.write(write.marker()), written -> marker = Optional.of(written));
    }
    boolean fence = decision instanceof Decision.Fence;
    return locked(() -> (fence || isStill(o)) && onServer(decision));
  }

  private boolean isStill(Observation o) {
    return memory.promisedEpoch() == o.memory().promisedEpoch();
  }

  private boolean take(Observation o) {
    return done(
        store.take(o.lease(), self, incarnation),
        ours -> {
          lease = ours;
          handover = handover.filter(Handover::leaves); // nobody took what was given away
          memory = memory.taken(o.now(), o.now() + settings.authorityMillis(), ours.epoch());
        });
  }

  /**
   * Authority counts from the look before, not from the answer. A candidate that is heard again
   * asks no more.
   */
  private boolean renew(Observation o) {
    boolean heard = o.peer(o.lease().candidate()).isPresent();
    return done(
        store.renew(heard ? o.lease().withCandidate("") : o.lease()),
        ours -> {
          lease = ours;
          memory = memory.renewed(o.now(), o.now() + settings.authorityMillis());
        });
  }

  private boolean release(Observation o, String candidate) {
    memory = memory.yieldUntil(clock.getAsLong() + 2 * settings.retryMillis());
    return done(store.release(o.lease(), candidate), free -> lease = free);
  }

  /** Whether it is so; what else was answered is why it is not. */
  private static <T> boolean done(Answer<T> answer, Consumer<T> use) {
    if (answer instanceof Answer.Done<T> done) {
      use.accept(done.value());
      return true;
    }
    return false;
  }

  private boolean onServer(Decision decision) {
    if (decision instanceof Decision.Promote) {
      return promote(decision);
    }
    if (decision instanceof Decision.SetQuorum) {
      memory = memory.switchedAt(UNKNOWN); // until a look says so, whatever comes in between
    }
    database.perform(decision);
    if (decision instanceof Decision.SetQuorum) {
      memory = memory.switchedAt(position());
    } else if (decision instanceof Decision.Fence) {
      memory = memory.answered(clock.getAsLong()); // whoever is silent now is another one
    }
    mayLead &= !(decision instanceof Decision.Fence || decision instanceof Decision.Stop);
    return true;
  }

  private boolean promote(Decision decision) {
    boolean late = clock.getAsLong() >= memory.authorityUntil();
    if (late || !database.look().server().equals(Server.ALONE)) {
      return false;
    }
    mayLead = true;
    database.perform(decision);
    if (memory.switchedAt() < 0) {
      memory = memory.switchedAt(position());
    }
    return true;
  }

  private long position() {
    return database.look().volume() instanceof Data data ? data.lsn() : UNKNOWN;
  }

  /**
   * Stops a primary whose authority is over, whatever else the agent is in the middle of: a call to
   * the API may hang, a step on the disk may take long.
   *
   * @return whether it did
   */
  boolean guard() {
    if (mayLead && clock.getAsLong() >= memory.authorityUntil()) {
      database.fence();
      mayLead = false;
      return true;
    }
    return false;
  }
}
