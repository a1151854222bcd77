package io.railiance.platform.ha;

import io.railiance.platform.ha.Volume.Data;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What goes wrong in a simulation. */
final class Faults {
  private final Simulation world;

  /** Whose disk nobody mends. */
  private Optional<Node> hopeless = Optional.empty();

  Faults(Simulation world) {
    this.world = world;
  }

  void plan() {
    int count = 2 + world.random.nextInt(9);
    for (int i = 0; i < count; i++) {
      world.after(8_000 + world.random.nextLong(Simulation.TROUBLE - 10_000), this::strike);
    }
  }

  private void strike() {
    Node node = any();
    long lasts = 500 + world.random.nextLong(30_000);
    switch (world.random.nextInt(22)) {
      case 0 -> crash(node, lasts);
      case 1 -> crash(node, world.random.nextLong(500));
      case 2 -> world.nodes.forEach(each -> crash(each, world.random.nextLong(5_000)));
      case 3 -> freeze(node, lasts);
      case 4 -> suspend(node, lasts);
      case 5 -> freezeAgent(node, lasts);
      case 6 -> isolate(node, lasts, world.chance(50));
      case 7 -> cutOneWay(node, any(), lasts);
      case 8 -> cutApi(node, lasts);
      case 9 -> stopApi(lasts);
      case 10 -> leaveTo(node, any(), lasts);
      case 11 -> slowDisk(node, lasts);
      case 12 -> restart(node);
      case 13 -> rollingRestart();
      case 14, 15 -> scale();
      case 16 -> world.nodes.forEach(each -> each.switchOver(node.name));
      case 17 -> fillDisk(node, lasts);
      case 18 -> makeUnusable(node, lasts);
      case 19, 20 -> silence(node, lasts);
      default -> loseVolume(node);
    }
  }

  private Node any() {
    return world.nodes.get(world.random.nextInt(world.nodes.size()));
  }

  private void crash(Node node, long lasts) {
    world.tell(node.name, "CRASHES");
    node.crash();
    world.after(lasts, node::boot);
  }

  private void freeze(Node node, long lasts) {
    world.tell(node.name, "FROZEN for " + lasts);
    node.frozenUntil = world.now + lasts;
  }

  /** Like a virtual machine that is suspended: its monotonic clock stands still. */
  private void suspend(Node node, long lasts) {
    if (world.settings.durability() != Durability.ASYNCHRONOUS) {
      world.tell(node.name, "SUSPENDED for " + lasts);
      node.frozenUntil = world.now + lasts;
      node.suspend(lasts);
    }
  }

  /** The server runs on without anybody to stop it. */
  private void freezeAgent(Node node, long lasts) {
    if (world.settings.durability() != Durability.ASYNCHRONOUS) {
      world.tell(node.name, "AGENT FROZEN for " + lasts);
      node.agentFrozenUntil = world.now + lasts;
    }
  }

  private void isolate(Node node, long lasts, boolean fromApi) {
    world.tell(node.name, "ISOLATED for " + lasts + (fromApi ? ", from the API too" : ""));
    for (Node other : world.nodes) {
      node.cutTo.add(other.name);
      other.cutTo.add(node.name);
    }
    node.apiCut |= fromApi;
    world.after(lasts, () -> mend(node));
  }

  private void cutOneWay(Node from, Node to, long lasts) {
    world.tell(from.name, "DOES NOT REACH " + to.name + " for " + lasts);
    from.cutTo.add(to.name);
    world.after(lasts, () -> from.cutTo.remove(to.name));
  }

  private void cutApi(Node node, long lasts) {
    world.tell(node.name, "DOES NOT REACH THE API for " + lasts);
    node.apiCut = true;
    world.after(lasts, () -> node.apiCut = false);
  }

  /** Reaches one other node, and neither the API nor the rest. */
  private void leaveTo(Node node, Node only, long lasts) {
    isolate(node, lasts, true);
    world.tell(node.name, "BUT REACHES " + only.name);
    node.cutTo.remove(only.name);
    only.cutTo.remove(node.name);
  }

  /** From three to five or back: every node learns of it at another time, by a restart. */
  private void scale() {
    Settings before = world.settings;
    int size = before.nodes().size() == 3 ? 5 : 3;
    Settings next = world.settings(size, before.durability());
    world.settings = next;
    world.tell("", "SCALES TO " + size);
    for (Node node : world.nodes) {
      boolean was = before.nodes().contains(node.name);
      boolean is = next.nodes().contains(node.name);
      if (was && is) {
        world.after(world.random.nextLong(30_000), () -> restart(node));
      } else if (is) {
        world.after(world.random.nextLong(5_000), () -> join(node, next));
      } else if (was) {
        node.leave(30_000, next, 0);
      }
    }
  }

  /** A pod that is made although it is wanted no more is asked to stop soon after. */
  private void join(Node node, Settings all) {
    node.join(all);
    if (!world.settings.nodes().contains(node.name)) {
      world.after(world.random.nextLong(10_000), () -> takeAwayAgain(node));
    }
  }

  private void takeAwayAgain(Node node) {
    if (!world.settings.nodes().contains(node.name)) {
      node.leave(30_000, world.settings, 0);
    }
  }

  private void restart(Node node) {
    node.leave(30_000, world.settings, world.random.nextLong(3_000));
  }

  /** Not as patient as Kubernetes, which waits for each. */
  private void rollingRestart() {
    long at = 0;
    for (Node node : world.nodes) {
      world.after(at, () -> restart(node));
      at += world.random.nextLong(8_000);
    }
  }

  private void slowDisk(Node node, long lasts) {
    world.tell(node.name, "HAS A SLOW DISK for " + lasts);
    node.diskSlowUntil = world.now + lasts;
  }

  /** As by a process that is stopped, a disk that hangs, a table of sessions that is full. */
  private void silence(Node node, long lasts) {
    boolean stalls = world.chance(50);
    boolean untilKilled = world.chance(50);
    world.tell(
        node.name,
        "HAS A SILENT SERVER "
            + (untilKilled ? "until it is killed" : "for " + lasts)
            + (stalls ? "" : " that serves its clients"));
    node.silence(world.now + lasts, stalls, untilKilled);
  }

  /** For longer than all other faults, where others can decide without it. */
  private void fillDisk(Node node, long lasts) {
    boolean forGood = world.chance(30) && hopeless.isEmpty() && othersHaveAll(node);
    hopeless = forGood ? Optional.of(node) : hopeless;
    world.tell(node.name, "HAS A FULL DISK for " + (forGood ? "good" : lasts));
    node.diskFullUntil = forGood ? Long.MAX_VALUE : Math.max(node.diskFullUntil, world.now + lasts);
  }

  /** Its server ended, else it would be in use. */
  private void makeUnusable(Node node, long lasts) {
    boolean forGood = world.chance(30) && hopeless.isEmpty() && othersHaveAll(node);
    hopeless = forGood ? Optional.of(node) : hopeless;
    world.tell(node.name, "HAS A VOLUME THAT IS UNUSABLE for " + (forGood ? "good" : lasts));
    node.endServer();
    node.unusableUntil = forGood ? Long.MAX_VALUE : Math.max(node.unusableUntil, world.now + lasts);
  }

  private void stopApi(long lasts) {
    world.tell("api", "STOPS for " + lasts);
    world.api.up = false;
    world.after(lasts, () -> world.api.up = true);
  }

  /** Only where another copy has all: nobody promises more. */
  private void loseVolume(Node node) {
    if (othersHaveAll(node)) {
      world.tell(node.name, "LOSES ITS VOLUME");
      node.crash();
      node.volume = Volume.EMPTY;
      world.after(world.random.nextLong(5_000), node::boot);
    }
  }

  /** Those that stay, and are not without hope. */
  private boolean othersHaveAll(Node node) {
    Map<String, String> left = new HashMap<>();
    for (Node other : world.nodes) {
      if (other != node
          && !other.removed
          && world.settings.nodes().contains(other.name)
          && !hopeless.equals(Optional.of(other))
          && other.volume instanceof Data data
          && isOfTheDatabase(data)) {
        left.put(other.name, data.id());
      }
    }
    return world.api.marker.filter(Marker::initialised).isPresent()
        && !left.isEmpty()
        && world.api.marker.get().quorums().stream().allMatch(each -> each.decidedBy(left));
  }

  private boolean isOfTheDatabase(Data data) {
    return data.whole()
        && world.api.marker.filter(m -> m.systemId().equals(data.systemId())).isPresent();
  }

  private void mend(Node node) {
    node.cutTo.clear();
    world.nodes.forEach(other -> other.cutTo.remove(node.name));
    node.apiCut = false;
  }

  void mendAll() {
    world.tell("", "ALL IS MENDED");
    world.api.up = true;
    for (Node node : world.nodes) {
      mend(node);
      node.frozenUntil = Math.min(node.frozenUntil, world.now);
      node.agentFrozenUntil = Math.min(node.agentFrozenUntil, world.now);
      node.mendSilence();
      if (!hopeless.equals(Optional.of(node))) {
        mendDisk(node);
      }
      node.boot();
    }
    mendWhatIsNeeded();
    world.after(15_000, this::mendWhatIsNeeded);
  }

  /**
   * It may have become the last that could have a write, by what it was in the middle of; or have
   * more than all others, who wait for it where there is no quorum to say that they need not.
   */
  private void mendWhatIsNeeded() {
    hopeless.filter(node -> !othersHaveAll(node) || isAheadOfAll(node)).ifPresent(this::mendDisk);
  }

  private boolean isAheadOfAll(Node node) {
    return node.volume instanceof Data most
        && world.nodes.stream()
            .filter(other -> other != node && !other.removed)
            .noneMatch(other -> other.volume instanceof Data data && !most.isAheadOf(data));
  }

  private void mendDisk(Node node) {
    node.diskFullUntil = Math.min(node.diskFullUntil, world.now);
    node.unusableUntil = Math.min(node.unusableUntil, world.now);
  }
}
