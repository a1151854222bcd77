package io.railiance.platform.ha;

import io.railiance.platform.ha.Server.Role;
import io.railiance.platform.ha.Volume.Data;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node of a simulation: agent, PostgreSQL, disk and clock. */
final class Node {
  private static final long SLOWEST_STOP = 2_000;

  private record Pending(long lsn, long issuedAt) {}

  private record Heard(Observation.Standby standby, long at) {}

  private final Simulation world;
  final String name;
  private final double rate;
  private final long offset;
  private long clockLost;

  /** Nodes that this one cannot send to. */
  final Set<String> cutTo = new HashSet<>();

  boolean apiCut;
  boolean up;
  long incarnation;
  long frozenUntil;
  long agentFrozenUntil;
  private long guardRanAt;
  private long failedAt = -1;

  Volume volume = Volume.EMPTY;
  Server server = Server.STOPPED;
  private Optional<Quorum> quorum = Optional.empty();
  private Map<String, Heard> heard = new HashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private Memory memory;
  private Lease lease = Lease.NEVER_HELD;
  private Optional<Marker> marker = Optional.empty();

  Node(Simulation world, String name, long offset, double rate) {
    this.world = world;
    this.name = name;
    this.offset = offset;
    this.rate = rate;
  }

  private long clock() {
    return offset + (long) ((world.now - clockLost) * rate);
  }

  void boot() {
    if (up) {
      return;
    }
    up = true;
    incarnation++;
    memory = Memory.atStart(clock());
    lease = Lease.NEVER_HELD;
    marker = Optional.empty();
    server = Server.STOPPED;
    quorum = Optional.empty();
    heard = new HashMap<>();
    pending.clear();
    frozenUntil = 0;
    agentFrozenUntil = 0;
    world.tell(name, "boots");
    schedule(this::round, world.random.nextLong(200));
    schedule(this::replicate, world.random.nextLong(300));
    schedule(this::write, world.random.nextLong(500));
  }

  void crash() {
    up = false;
    server = Server.STOPPED;
    pending.clear();
    if (volume instanceof Data data && !data.whole()) {
      world.tell(name, "is left with a broken copy");
    }
  }

  void suspend(long millis) {
    clockLost += millis;
  }

  /** Runs later, when the node is not frozen, and only in this life of the process. */
  private void schedule(Runnable run, long delay) {
    long life = incarnation;
    world.after(delay, () -> whenAwake(life, run));
  }

  private void whenAwake(long life, Runnable run) {
    if (!up || incarnation != life) {
      return;
    }
    if (world.now < frozenUntil) {
      world.after(frozenUntil - world.now + world.random.nextLong(50), () -> whenAwake(life, run));
    } else {
      run.run();
    }
  }

  private boolean agentSleeps() {
    return world.now < agentFrozenUntil;
  }

  private boolean reaches(Node other) {
    return up && other.up && !cutTo.contains(other.name) && world.now >= other.frozenUntil;
  }

  private boolean reachesApi() {
    return world.api.up && !apiCut && !world.chance(1);
  }

  // --- the agent

  private void round() {
    if (agentSleeps()) {
      schedule(this::round, agentFrozenUntil - world.now + world.random.nextLong(100));
      return;
    }
    Observation o = observe();
    Decision decision = world.decider.decide(o);
    boolean idle = decision instanceof Decision.Wait || decision instanceof Decision.Refuse;
    if (idle) {
      guardRanAt = world.now;
      schedule(this::round, 700 + world.random.nextLong(600));
      return;
    }
    world.tell(name, decision);
    boolean slow = world.chance(3);
    long longest = !slow ? 60 : decision instanceof Decision.Fence ? SLOWEST_STOP : 6_000;
    long delay = world.random.nextLong(longest);
    long observedAt = world.now;
    schedule(() -> act(o, decision, observedAt), delay + duration(decision));
    if (decision instanceof Decision.Rewind) {
      spoil(o);
    }
  }

  private long duration(Decision decision) {
    boolean copies = decision instanceof Decision.Clone || decision instanceof Decision.Rewind;
    return copies || decision instanceof Decision.Initialise
        ? 500 + world.random.nextLong(4_000)
        : 0;
  }

  private Observation observe() {
    boolean api = reachesApi();
    if (api) {
      if (!world.api.lease.version().equals(lease.version())) {
        memory = memory.leaseSeen(clock());
      }
      lease = world.api.lease;
      marker = world.api.marker;
    }
    Observation alone = observation(api, List.of());
    Ask ask = Ask.of(alone);
    long askedAt = clock();
    if (ask.epoch() > memory.promisedEpoch()) {
      memory = memory.promised(ask.epoch());
    }
    List<Peer> peers = new ArrayList<>();
    for (Node other : world.nodes) {
      if (other != this && reaches(other) && !other.agentSleeps() && !world.chance(1)) {
        Peer answer = other.answer(ask);
        if (other.reaches(this) && !world.chance(1)) {
          peers.add(answer);
        }
      }
    }
    Observation o = observation(api, peers);
    if (ask.yield()) {
      memory = world.promises.afterAnswers(peers, askedAt, o);
    }
    return observation(api, peers);
  }

  private Observation observation(boolean api, List<Peer> peers) {
    Map<String, Observation.Standby> flushed = new HashMap<>();
    heard.forEach(
        (node, from) -> {
          if (world.now - from.at < 3_000) {
            flushed.put(node, from.standby);
          }
        });
    return new Observation(
        world.settings,
        name,
        incarnation,
        clock(),
        volume,
        server,
        api,
        lease,
        marker,
        peers,
        quorum,
        flushed,
        memory);
  }

  private Peer answer(Ask ask) {
    Observation o = observation(false, List.of());
    Memory after = world.promises.afterAsked(ask, o);
    if (after.promisedEpoch() > memory.promisedEpoch() && !server.is(Role.STOPPED)) {
      become(Server.ALONE);
    }
    memory = after;
    return new Peer(name, volume, server, memory.promisedEpoch(), world.promises.yields(ask, o));
  }

  private void become(Server next) {
    if (!next.is(Role.PRIMARY)) {
      pending.clear();
      heard = new HashMap<>();
    }
    server = next;
  }

  private void act(Observation o, Decision decision, long observedAt) {
    boolean heardOfNewer = memory.promisedEpoch() != o.memory().promisedEpoch();
    if (agentSleeps()) {
      schedule(() -> act(o, decision, observedAt), agentFrozenUntil - world.now + 1);
      return;
    }
    if (heardOfNewer && !(decision instanceof Decision.Fence)) {
      dropped(decision);
    } else {
      perform(o, decision);
    }
    guardRanAt = observedAt;
    schedule(this::round, failedAt == world.now ? 500 : 20);
  }

  private void dropped(Decision decision) {
    world.tell(name, "drops " + decision);
  }

  private void perform(Observation o, Decision decision) {
    if (decision instanceof Decision.Fence) {
      become(Server.ALONE);
    } else if (decision instanceof Decision.TakeLease) {
      take(o);
    } else if (decision instanceof Decision.RenewLease) {
      renew(o);
    } else if (decision instanceof Decision.ReleaseLease) {
      memory = memory.yieldUntil(clock() + 2 * world.settings.retryMillis());
      if (reachesApi() && world.api.release(o.lease())) {
        lease = world.api.lease;
      }
    } else if (decision instanceof Decision.WriteMarker write) {
      if (reachesApi() && world.api.write(write.marker()) && !world.chance(1)) {
        marker = world.api.marker;
      }
    } else {
      onDisk(o, decision);
    }
  }

  private void renew(Observation o) {
    if (reachesApi() && world.api.renew(o.lease()) && !world.chance(1)) {
      lease = world.api.lease;
      memory = memory.renewed(o.now(), o.now() + world.settings.authorityMillis());
    } else {
      failedAt = world.now;
    }
  }

  private void take(Observation o) {
    if (reachesApi()
        && world.api.take(o.lease().version(), name, incarnation)
        && !world.chance(1)) {
      lease = world.api.lease;
      long until = o.now() + world.settings.authorityMillis();
      memory = memory.taken(o.now(), until, lease.epoch());
    }
  }

  private void onDisk(Observation o, Decision decision) {
    if (decision instanceof Decision.Initialise) {
      volume = new Data("system-" + ++world.ids, "copy-" + ++world.ids, History.NONE, 0, true);
    } else if (decision instanceof Decision.StandAlone) {
      become(Server.ALONE);
    } else if (decision instanceof Decision.Follow follow) {
      become(Server.following(follow.primary()));
    } else if (decision instanceof Decision.Rewind rewind) {
      copy(o, rewind.primary(), ((Data) volume).id());
    } else if (decision instanceof Decision.Clone clone) {
      copy(o, clone.primary(), "copy-" + ++world.ids);
    } else if (decision instanceof Decision.SetQuorum set) {
      quorum = Optional.of(set.quorum());
      memory = memory.switchedAt(((Data) volume).lsn());
      acknowledge();
    } else if (decision instanceof Decision.ClearQuorum) {
      quorum = Optional.empty();
      acknowledge();
    } else if (decision instanceof Decision.Promote promote) {
      promote(promote.epoch());
    }
  }

  private void spoil(Observation o) {
    Data data = (Data) volume;
    become(Server.STOPPED);
    volume = new Data(data.systemId(), data.id(), data.history(), data.lsn(), false);
  }

  private void copy(Observation o, String primary, String id) {
    Node from = world.byName.get(primary);
    boolean leads = from.server.is(Role.PRIMARY) && from.server.epoch() == o.lease().epoch();
    if (leads && reaches(from) && from.reaches(this)) {
      Data data = (Data) from.volume;
      volume = new Data(data.systemId(), id, data.history(), data.lsn(), true);
      become(Server.following(primary));
    }
  }

  private void promote(long epoch) {
    if (clock() >= memory.authorityUntil() || !server.equals(Server.ALONE)) {
      return;
    }
    Data data = (Data) volume;
    History history = data.history().forkedAt(data.lsn(), epoch);
    volume = new Data(data.systemId(), data.id(), history, data.lsn() + 1, true);
    server = Server.primary(epoch);
    if (memory.switchedAt() < 0) {
      memory = memory.switchedAt(data.lsn() + 1);
    }
    world.witness.promoted(epoch, (Data) volume);
  }

  // --- PostgreSQL

  private void write() {
    if (server.is(Role.PRIMARY)) {
      Data data = (Data) volume;
      volume = new Data(data.systemId(), data.id(), data.history(), data.lsn() + 1, true);
      pending.add(new Pending(data.lsn() + 1, world.now));
      acknowledge();
    }
    schedule(this::write, 200 + world.random.nextLong(600));
  }

  private void replicate() {
    if (!server.upstream().isEmpty() && volume instanceof Data mine) {
      Node from = world.byName.get(server.upstream());
      if (from.server.is(Role.PRIMARY) && reaches(from) && from.reaches(this)) {
        receive(from, mine, (Data) from.volume);
      }
    }
    schedule(this::replicate, 100 + world.random.nextLong(300));
  }

  private void receive(Node from, Data mine, Data theirs) {
    if (!mine.leadsTo(theirs)) {
      become(Server.ALONE);
      return;
    }
    long gap = theirs.lsn() - mine.lsn();
    long lsn = world.chance(20) && gap > 1 ? mine.lsn() + world.random.nextLong(gap) : theirs.lsn();
    List<History.Fork> forks =
        theirs.history().forks().stream().filter(fork -> fork.start() < lsn).toList();
    volume = new Data(mine.systemId(), mine.id(), new History(forks), lsn, true);
    Observation.Standby standby = new Observation.Standby(mine.id(), lsn);
    long life = from.incarnation;
    long epoch = from.server.epoch();
    if (!cutTo.contains(from.name)) {
      world.after(
          world.random.nextLong(80),
          () -> from.whenAwake(life, () -> from.hear(name, standby, epoch)));
    }
  }

  private void hear(String node, Observation.Standby standby, long epoch) {
    if (server.is(Role.PRIMARY) && server.epoch() == epoch) {
      heard.put(node, new Heard(standby, world.now));
      acknowledge();
    }
  }

  private void acknowledge() {
    while (!pending.isEmpty() && server.is(Role.PRIMARY) && isSafe(pending.peek().lsn)) {
      Pending write = pending.poll();
      boolean excused = guardRanAt < Math.max(frozenUntil, agentFrozenUntil);
      world.witness.acknowledged(world.now, write.issuedAt, server.epoch(), write.lsn, excused);
    }
  }

  private boolean isSafe(long lsn) {
    if (quorum.isEmpty()) {
      return true;
    }
    Map<String, String> copies = new HashMap<>();
    copies.put(name, ((Data) volume).id());
    heard.forEach(
        (node, from) -> {
          if (from.standby.lsn() >= lsn) {
            copies.put(node, from.standby.copy());
          }
        });
    return quorum.get().acknowledgedBy(copies);
  }
}
