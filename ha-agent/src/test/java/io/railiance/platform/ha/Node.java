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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A node of a simulation: PostgreSQL, disk, clock and network around a real agent. */
final class Node implements ConfigurationStore, Peers, Database {
  private static final long SLOWEST_STOP = 2_000;
  private static final long LONGEST_READ = 1_000;

  /** As the timeouts of PostgreSQL and {@link LocalServer} are, together. */
  private static final long LONGEST_SILENCE = 10_000;

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
  long diskSlowUntil;
  long diskFullUntil;

  /** What is on the disk cannot be used, as by programs of another version. */
  long unusableUntil;

  /** The server does not answer its agent; and its clients neither, where it stalls. */
  private long silentUntil;

  private boolean stalls;

  /** What holds it up is its process, not its disk. */
  private boolean silentUntilKilled;

  private long guardRanAt;

  Volume volume = Volume.EMPTY;
  Server server = Server.STOPPED;
  private Optional<Quorum> quorum = Optional.empty();
  private Map<String, Heard> heard = new HashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private Agent agent;
  private Pace pace;
  private long receivedAt;
  private long sleeps;
  private boolean asleep;
  private Settings settings;

  /** Not there, before a scale up or after a scale down; its volume stays. */
  boolean removed;

  /** Asked to stop for good: it is not started again, whatever ends it. */
  private boolean departing;

  Node(Simulation world, String name, long offset, double rate) {
    this.world = world;
    this.settings = world.settings;
    this.name = name;
    this.offset = offset;
    this.rate = rate;
  }

  private long clock() {
    return offset + (long) ((world.now - clockLost) * rate);
  }

  void boot() {
    if (up || removed || departing) {
      return;
    }
    up = true;
    incarnation++;
    server = Server.STOPPED;
    quorum = Optional.empty();
    heard = new HashMap<>();
    pending.clear();
    frozenUntil = 0;
    agentFrozenUntil = 0;
    diskSlowUntil = 0;
    silentUntil = 0;
    agent = new Agent(settings, name, incarnation, this::clock, this, this, this, world.promises);
    pace = new Pace();
    asleep = false;
    sleeps++;
    world.tell(name, "boots");
    schedule(this::round, world.random.nextLong(200));
    schedule(this::guard, world.random.nextLong(200));
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

  void join(Settings all) {
    settings = all;
    removed = false;
    departing = false;
    boot();
  }

  void switchOver(String candidate) {
    if (up && agent.begin(candidate).isEmpty()) {
      world.tell(name, "IS ASKED TO LET " + candidate + " LEAD");
    }
  }

  /** Asked to stop in order; killed if it is not done in time. */
  void leave(long graceMillis, Settings next, long away) {
    long life = incarnation;
    boolean comesBack = next.nodes().contains(name);
    settings = next;
    departing = !comesBack;
    if (up) {
      world.tell(name, "IS ASKED TO STOP");
      agent.leave();
    }
    world.after(
        graceMillis,
        () -> {
          if (up && incarnation == life) {
            world.tell(name, "is killed, for it did not leave in time");
            crash();
          }
          if (settings.equals(next)) {
            removed |= !comesBack && !isNeeded();
            departing = false;
          }
          world.after(away, this::boot);
        });
  }

  /** Who removes a node that still counts, or has the only copy, scales up again. */
  private boolean isNeeded() {
    boolean counts = world.api.marker.filter(marker -> marker.counts(name)).isPresent();
    boolean only =
        world.nodes.stream()
            .filter(other -> other != this && !other.removed)
            .noneMatch(Node::hasTheDatabase);
    return counts || only && volume instanceof Data;
  }

  private boolean hasTheDatabase() {
    return volume instanceof Data data
        && world.api.marker.filter(m -> m.systemId().equals(data.systemId())).isPresent();
  }

  /** One that is held up by its process is so until somebody ends that. */
  void silence(long until, boolean stallsToo, boolean untilKilled) {
    if (!server.is(Role.STOPPED)) {
      silentUntil = untilKilled ? Long.MAX_VALUE : until;
      stalls = stallsToo;
      silentUntilKilled = untilKilled;
    }
  }

  /** A stopped process waits for whoever kills it, whatever else is mended. */
  void mendSilence() {
    if (!silentUntilKilled) {
      silentUntil = 0;
    }
  }

  private boolean isSilent() {
    return world.now < silentUntil;
  }

  private boolean isStalled() {
    return isSilent() && stalls;
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

  private boolean serves(Node from) {
    return !from.isStalled() && reaches(from) && from.reaches(this);
  }

  private boolean reachesApi() {
    return world.api.up && !apiCut && !world.isLost();
  }

  // --- the agent

  private void round() {
    if (agentSleeps()) {
      schedule(this::round, agentFrozenUntil - world.now + world.random.nextLong(100));
      return;
    }
    Observation o = agent.observe();
    Decision decision = world.decider.decide(o);
    if (decision instanceof Decision.Leave) {
      world.tell(name, "leaves");
      crash();
      return;
    }
    boolean idle = decision instanceof Decision.Wait || decision instanceof Decision.Refuse;
    if (idle) {
      guardRanAt = world.now;
      sleep(idle(o));
      return;
    }
    world.tell(name, decision);
    boolean slow = !world.reliable && world.chance(3) || world.now < diskSlowUntil;
    long longest = !slow ? 60 : decision instanceof Decision.Fence ? SLOWEST_STOP : 6_000;
    long delay = world.random.nextLong(longest);
    long observedAt = world.now;
    schedule(() -> act(o, decision, observedAt), delay + duration(decision));
    if (decision instanceof Decision.Rewind) {
      spoil();
    }
  }

  /** More or less, and by chance much sooner. */
  private long idle(Observation o) {
    long usual = pace.after(o) * (70 + world.random.nextInt(60)) / 100;
    return world.chance(3) ? world.random.nextLong(200) : usual;
  }

  private void sleep(long millis) {
    long mine = ++sleeps;
    asleep = true;
    schedule(() -> wake(mine), millis);
  }

  private void wake(long sleep) {
    if (sleep == sleeps) {
      asleep = false;
      round();
    }
  }

  /** What another one has seen of the lease ends the sleep between two rounds. */
  private void hear(Ask ask) {
    if (asleep && agent.isNews(ask)) {
      sleep(world.random.nextLong(20));
    }
  }

  private void guard() {
    if (!agentSleeps() && agent.guard()) {
      world.tell(name, "is stopped by its guard");
    }
    schedule(this::guard, 200);
  }

  private long duration(Decision decision) {
    boolean copies = decision instanceof Decision.Clone || decision instanceof Decision.Rewind;
    return copies || decision instanceof Decision.Initialise
        ? 500 + world.random.nextLong(4_000)
        : 0;
  }

  @Override
  public List<Peer> ask(Ask ask) {
    List<Peer> peers = new ArrayList<>();
    for (Node other : world.nodes) {
      if (other != this && reaches(other) && !other.agentSleeps() && !world.isLost()) {
        other.hear(ask);
        Optional<Peer> answer = other.agent.answer(ask);
        if (other.reaches(this) && !world.isLost()) {
          answer.ifPresent(peers::add);
        }
      }
    }
    return peers;
  }

  private void become(Server next) {
    if (!next.is(Role.PRIMARY)) {
      pending.clear();
      heard = new HashMap<>();
    }
    server = next;
  }

  private void act(Observation o, Decision decision, long observedAt) {
    if (agentSleeps()) {
      schedule(() -> act(o, decision, observedAt), agentFrozenUntil - world.now + 1);
      return;
    }
    boolean done = performed(o, decision);
    if (!done) {
      world.tell(name, "could not");
    }
    guardRanAt = observedAt;
    schedule(this::round, done ? 20 : 500);
  }

  private boolean performed(Observation o, Decision decision) {
    try {
      return agent.perform(o, decision);
    } catch (StepFailed e) {
      return false;
    }
  }

  // --- the API

  @Override
  public Answer<Shared> read() {
    if (!reachesApi()) {
      return new Answer.NoAnswer<>("away");
    }
    boolean recent = world.now - world.markerWrittenAt < LONGEST_READ;
    boolean between = recent && !world.markerWriter.equals(name) && world.chance(20);
    return new Answer.Done<>(between ? world.api.seenWithEarlierMarker() : world.api.seen());
  }

  @Override
  public Answer<Lease> take(Lease seen, String node, long incarnation) {
    return changed(() -> world.api.take(seen.version(), node, incarnation), () -> world.api.lease);
  }

  @Override
  public Answer<Lease> renew(Lease held) {
    return changed(() -> world.api.renew(held), () -> world.api.lease);
  }

  @Override
  public Answer<Lease> claim(Lease seen, String node) {
    return changed(() -> world.api.claim(seen, node), () -> world.api.lease);
  }

  @Override
  public Answer<Lease> release(Lease held, String candidate) {
    return changed(() -> world.api.release(held, candidate), () -> world.api.lease);
  }

  @Override
  public Answer<Marker> write(Marker marker) {
    return changed(
        () -> {
          if (!world.api.write(marker)) {
            return false;
          }
          world.markerWrittenAt = world.now;
          world.markerWriter = name;
          return true;
        },
        () -> world.api.marker.orElseThrow());
  }

  /** It may have been done although the answer is lost. */
  private <T> Answer<T> changed(BooleanSupplier change, Supplier<T> now) {
    if (!reachesApi()) {
      return new Answer.NoAnswer<>("away");
    }
    if (!change.getAsBoolean()) {
      return new Answer.Conflict<>("somebody else was first");
    }
    return world.isLost() ? new Answer.NoAnswer<>("lost") : new Answer.Done<>(now.get());
  }

  @Override
  public Answer<String> label(String pod, String role) {
    return new Answer.Done<>(role);
  }

  @Override
  public void post(Event event) {
    world.tell(name, event);
  }

  // --- the server and its disk

  @Override
  public Local look() {
    if (isSilent()) {
      return Local.SILENT;
    }
    if (isUnusable()) {
      return Local.stopped(new Volume.Unusable("as it is now"));
    }
    Map<String, Observation.Standby> flushed = new HashMap<>();
    heard.forEach(
        (node, from) -> {
          if (world.now - from.at < 3_000) {
            flushed.put(node, from.standby);
          }
        });
    boolean deaf = !server.upstream().isEmpty() && world.now - receivedAt > LONGEST_SILENCE;
    return new Local(volume, deaf ? Server.following(Server.UNHEARD) : server, quorum, flushed);
  }

  void endServer() {
    become(Server.STOPPED);
  }

  private boolean isUnusable() {
    return world.now < unusableUntil && !(volume instanceof Volume.Empty);
  }

  private boolean isFull() {
    return world.now < diskFullUntil;
  }

  /** A server on a full disk ends when it writes. */
  private boolean endsByFullDisk() {
    if (isFull() && !server.is(Role.STOPPED)) {
      world.tell(name, "has a server that ends, for its disk is full");
      become(Server.STOPPED);
    }
    return isFull();
  }

  @Override
  public void perform(Decision step) {
    boolean stops = step instanceof Decision.Fence || step instanceof Decision.Stop;
    if (isSilent() && !(step instanceof Decision.Fence)) {
      throw new StepFailed(step.toString(), new IllegalStateException("its server is silent"));
    }
    if (!stops && (isUnusable() || endsByFullDisk())) {
      throw new StepFailed(step.toString(), new IllegalStateException("its disk"));
    }
    if (step instanceof Decision.Fence || step instanceof Decision.StandAlone) {
      become(Server.ALONE);
      endSilence(step);
    } else if (step instanceof Decision.Stop) {
      stop();
    } else if (step instanceof Decision.Initialise) {
      volume = new Data("system-" + ++world.ids, "copy-" + ++world.ids, History.NONE, 0, true);
    } else if (step instanceof Decision.Follow follow) {
      become(Server.following(follow.primary()));
      receivedAt = world.now;
    } else if (step instanceof Decision.Rewind rewind) {
      copy(rewind.primary(), ((Data) volume).id());
    } else if (step instanceof Decision.Clone clone) {
      copy(clone.primary(), "copy-" + ++world.ids);
    } else if (step instanceof Decision.SetQuorum set) {
      waitFor(Optional.of(set.quorum()));
    } else if (step instanceof Decision.ClearQuorum) {
      waitFor(Optional.empty());
    } else if (step instanceof Decision.Promote promote) {
      promote(promote.epoch());
    }
  }

  @Override
  public void fence() {
    perform(new Decision.Fence("the guard"));
  }

  private void endSilence(Decision step) {
    if (silentUntilKilled && step instanceof Decision.Fence) {
      silentUntil = 0;
    }
  }

  private void stop() {
    pending.clear();
    for (Node other : world.nodes) {
      if (other.server.upstream().equals(name)
          && !other.isStalled()
          && other.reaches(this)
          && reaches(other)) {
        other.receiveAll((Data) volume);
      }
    }
    become(Server.STOPPED);
  }

  private void receiveAll(Data theirs) {
    if (volume instanceof Data mine && mine.leadsTo(theirs)) {
      volume = new Data(mine.systemId(), mine.id(), theirs.history(), theirs.lsn(), true);
    }
  }

  private void copy(String primary, String id) {
    Node from = world.byName.get(primary);
    if (from.server.is(Role.PRIMARY) && serves(from)) {
      Data data = (Data) from.volume;
      volume = new Data(data.systemId(), id, data.history(), data.lsn(), true);
      become(Server.STOPPED);
    }
  }

  private void waitFor(Optional<Quorum> wanted) {
    quorum = wanted;
    acknowledge();
  }

  private void promote(long epoch) {
    Data data = (Data) volume;
    History history = data.history().forkedAt(data.lsn(), epoch);
    volume = new Data(data.systemId(), data.id(), history, data.lsn() + 1, true);
    server = Server.primary(epoch);
    world.witness.promoted(epoch, (Data) volume);
  }

  private void spoil() {
    Data data = (Data) volume;
    become(Server.STOPPED);
    volume = new Data(data.systemId(), data.id(), data.history(), data.lsn(), false);
  }

  private void write() {
    if (server.is(Role.PRIMARY) && !isStalled() && !endsByFullDisk()) {
      Data data = (Data) volume;
      volume = new Data(data.systemId(), data.id(), data.history(), data.lsn() + 1, true);
      pending.add(new Pending(data.lsn() + 1, world.now));
      acknowledge();
    }
    schedule(this::write, 200 + world.random.nextLong(600));
  }

  private void replicate() {
    boolean follows = !server.upstream().isEmpty();
    if (follows && !isStalled() && volume instanceof Data mine && !endsByFullDisk()) {
      Node from = world.byName.get(server.upstream());
      if (from.server.is(Role.PRIMARY) && serves(from)) {
        receivedAt = world.now;
        receive(from, mine, (Data) from.volume);
      }
    }
    schedule(
        this::replicate, (world.now < diskSlowUntil ? 3_000 : 100) + world.random.nextLong(300));
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
    if (isStalled()) {
      schedule(() -> hear(node, standby, epoch), 200);
    } else if (server.is(Role.PRIMARY) && server.epoch() == epoch) {
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
