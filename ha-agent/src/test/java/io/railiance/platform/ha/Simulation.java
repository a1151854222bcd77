package io.railiance.platform.ha;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * A group of nodes, their network, disks, clocks and the API, all out of one seed: the same seed is
 * the same run. Faults come for {@link #TROUBLE}, then all is mended, and within {@link #CALM} a
 * write is acknowledged.
 */
final class Simulation {
  static final long TROUBLE = 90_000;
  static final long CALM = 120_000;

  private record Event(long at, long order, Runnable run) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  final long seed;
  final SplittableRandom random;
  Settings settings;
  final List<String> names = List.of("pg-0", "pg-1", "pg-2", "pg-3", "pg-4");
  final Decider decider;
  final Promises promises;
  final Api api = new Api();
  final Witness witness;
  final List<Node> nodes = new ArrayList<>();
  final Map<String, Node> byName = new HashMap<>();
  final StringBuilder story;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long order;
  long now;
  long ids;
  long markerWrittenAt;
  String markerWriter = "";

  /** No message is lost, and no step takes long. */
  boolean reliable;

  Simulation(long seed, Decider decider, Promises promises, boolean told) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.decider = decider;
    this.promises = promises;
    this.story = told ? new StringBuilder() : null;
    int size = random.nextInt(4) == 0 ? 5 : 3;
    Durability durability = Durability.values()[random.nextInt(Durability.values().length)];
    settings = settings(size, durability);
    witness = new Witness(durability != Durability.ASYNCHRONOUS);
    for (String name : names) {
      Node node =
          new Node(this, name, random.nextLong(1_000_000), 0.99 + random.nextDouble() * 0.02);
      nodes.add(node);
      byName.put(name, node);
      node.removed = !settings.nodes().contains(name);
    }
  }

  /** Of a log in which a write is as long as its number says. */
  Settings settings(int size, Durability durability) {
    Settings usual = Settings.of(names.subList(0, size), durability);
    return new Settings(
        usual.nodes(),
        usual.leaseMillis(),
        usual.authorityMillis(),
        usual.retryMillis(),
        usual.patienceMillis(),
        durability,
        usual.acknowledgements(),
        5);
  }

  /** Runs it; the time in milliseconds from the last mend to the first acknowledged write. */
  long run() {
    boot();
    Faults faults = new Faults(this);
    faults.plan();
    after(TROUBLE, faults::mendAll);
    goOn(TROUBLE + CALM, () -> witness.lastAckAt > TROUBLE + 5_000);
    if (witness.lastAckAt > TROUBLE + 5_000) {
      return witness.lastAckAt - TROUBLE;
    }
    throw new Witness.Broken("no write is acknowledged " + CALM + " ms after the last fault");
  }

  void boot() {
    nodes.forEach(node -> after(random.nextLong(3_000), node::boot));
  }

  /** Until then, or until it is so. */
  void goOn(long until, BooleanSupplier isSo) {
    while (!events.isEmpty() && now < until && !isSo.getAsBoolean()) {
      Event event = events.poll();
      now = event.at;
      event.run.run();
    }
  }

  void after(long delay, Runnable run) {
    events.add(new Event(now + delay, order++, run));
  }

  /** One message of a hundred. */
  boolean isLost() {
    return !reliable && chance(1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  void tell(String who, Object what) {
    if (story != null) {
      story.append(
          String.format(java.util.Locale.ROOT, "%8.3f %-5s %s%n", now / 1000.0, who, what));
    }
  }
}
