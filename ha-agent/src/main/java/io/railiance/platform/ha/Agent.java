package io.railiance.platform.ha;

import io.railiance.platform.ha.Server.Role;
import io.railiance.platform.ha.Volume.Data;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One node's look, decide, act. It has no thread of its own: {@link #observe}, {@link #perform},
 * {@link #answer} and {@link #guard} are called by whoever has, one at a time but for the guard.
 */
final class Agent {
  private final Settings settings;
  private final String self;
  private final long incarnation;
  private final LongSupplier clock;
  private final ConfigurationStore store;
  private final Peers others;
  private final Database database;
  private final Promises promises;

  private Lease lease = Lease.NEVER_HELD;
  private Optional<Marker> marker = Optional.empty();
  private volatile Memory memory;
  private volatile long leavingSince = -1;

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

  /** Reads the API and asks the others; this node may have promised something by it. */
  Observation observe() {
    boolean answers = done(store.read(), this::remember);
    Ask ask = Ask.of(observation(answers, List.of()));
    long askedAt = clock.getAsLong();
    if (ask.epoch() > memory.promisedEpoch()) {
      memory = memory.promised(ask.epoch());
    }
    List<Peer> peers = others.ask(ask);
    if (ask.yield()) {
      memory = promises.afterAnswers(peers, askedAt, observation(answers, peers));
    }
    return observation(answers, peers);
  }

  private void remember(ConfigurationStore.Shared seen) {
    if (!seen.lease().version().equals(lease.version())) {
      memory = memory.leaseSeen(clock.getAsLong());
    }
    lease = seen.lease();
    marker = seen.marker();
  }

  private Observation observation(boolean apiAnswers, List<Peer> peers) {
    return new Observation(
        settings,
        self,
        incarnation,
        clock.getAsLong(),
        database.volume(),
        database.server(),
        apiAnswers,
        lease,
        marker,
        peers,
        database.quorum(),
        database.flushed(),
        memory,
        leavingSince);
  }

  /** From now on this node hands over what it has, until it may {@link Decision.Leave}. */
  void leave() {
    leavingSince = leavingSince < 0 ? clock.getAsLong() : leavingSince;
  }

  /** To another node that asks. Its server has stopped receiving when it has promised that. */
  Peer answer(Ask ask) {
    Observation o = observation(false, List.of());
    Memory after = promises.afterAsked(ask, o);
    if (after.promisedEpoch() > memory.promisedEpoch() && !o.server().is(Role.STOPPED)) {
      database.standAlone();
    }
    memory = after;
    return new Peer(
        self,
        database.volume(),
        database.server(),
        memory.promisedEpoch(),
        leavingSince >= 0,
        promises.yields(ask, o));
  }

  /**
   * Takes the step, unless the node has promised something since it was decided.
   *
   * @param o what the decision is from
   * @return whether the step was taken, and the API, if asked, agreed
   */
  boolean perform(Observation o, Decision decision) {
    boolean promisedSince = memory.promisedEpoch() != o.memory().promisedEpoch();
    if (promisedSince && !(decision instanceof Decision.Fence)) {
      return false;
    }
    if (decision instanceof Decision.TakeLease) {
      return take(o);
    } else if (decision instanceof Decision.RenewLease) {
      return renew(o);
    } else if (decision instanceof Decision.ReleaseLease) {
      return release(o);
    } else if (decision instanceof Decision.WriteMarker write) {
      return done(store.write(write.marker()), written -> marker = Optional.of(written));
    }
    onServer(decision);
    return true;
  }

  private boolean take(Observation o) {
    return done(
        store.take(o.lease(), self, incarnation),
        ours -> {
          lease = ours;
          memory = memory.taken(o.now(), o.now() + settings.authorityMillis(), ours.epoch());
        });
  }

  /** Authority counts from the look before, not from the answer. */
  private boolean renew(Observation o) {
    return done(
        store.renew(o.lease()),
        ours -> {
          lease = ours;
          memory = memory.renewed(o.now(), o.now() + settings.authorityMillis());
        });
  }

  private boolean release(Observation o) {
    memory = memory.yieldUntil(clock.getAsLong() + 2 * settings.retryMillis());
    return done(store.release(o.lease()), free -> lease = free);
  }

  /** Whether it is so; what else was answered is why it is not. */
  private static <T> boolean done(Answer<T> answer, Consumer<T> use) {
    if (answer instanceof Answer.Done<T> done) {
      use.accept(done.value());
      return true;
    }
    return false;
  }

  private void onServer(Decision decision) {
    if (decision instanceof Decision.Fence) {
      database.fence();
    } else if (decision instanceof Decision.Stop) {
      database.stop();
    } else if (decision instanceof Decision.Initialise) {
      database.initialise();
    } else if (decision instanceof Decision.StandAlone) {
      database.standAlone();
    } else if (decision instanceof Decision.Follow follow) {
      database.follow(follow.primary());
    } else if (decision instanceof Decision.Rewind rewind) {
      database.rewind(rewind.primary());
    } else if (decision instanceof Decision.Clone clone) {
      database.copy(clone.primary());
    } else if (decision instanceof Decision.SetQuorum set) {
      memory = memory.switchedAt(database.setQuorum(set.quorum()));
    } else if (decision instanceof Decision.ClearQuorum) {
      database.clearQuorum();
    } else if (decision instanceof Decision.Promote promote) {
      promote(promote.epoch());
    }
  }

  private void promote(long epoch) {
    boolean late = clock.getAsLong() >= memory.authorityUntil();
    if (late || !database.server().equals(Server.ALONE)) {
      return;
    }
    database.promote(epoch);
    if (memory.switchedAt() < 0 && database.volume() instanceof Data data) {
      memory = memory.switchedAt(data.lsn());
    }
  }

  /**
   * Stops a primary whose authority is over, whatever else the agent is in the middle of: a call to
   * the API may hang, a step on the disk may take long.
   *
   * @return whether it did
   */
  boolean guard() {
    if (database.server().is(Role.PRIMARY) && clock.getAsLong() >= memory.authorityUntil()) {
      database.fence();
      return true;
    }
    return false;
  }
}
