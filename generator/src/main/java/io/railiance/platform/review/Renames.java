package io.railiance.platform.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Objects that went and objects that came, of which some are the same under another name: of one
 * kind, and most of their fields alike.
 */
record Renames(List<Pair> pairs, List<Rendered> removed, List<Rendered> added) {
  /** Of the fields that either has, the share that both have. */
  private static final double ALIKE = 0.6;

  /** Beyond so many comparisons within a kind only equal names are looked for. */
  private static final int MOST = 10_000;

  /** One object under two names. */
  record Pair(Rendered before, Rendered after, double alike) {}

  static Renames among(List<Rendered> removed, List<Rendered> added) {
    Map<String, List<Rendered>> gone = byType(removed);
    Map<String, List<Rendered>> come = byType(added);
    List<Pair> pairs = new ArrayList<>();
    gone.forEach(
        (type, olds) -> pairs.addAll(best(candidates(olds, come.getOrDefault(type, List.of())))));
    Set<Rendered> paired = new HashSet<>();
    pairs.forEach(each -> paired.addAll(List.of(each.before(), each.after())));
    return new Renames(pairs, without(removed, paired), without(added, paired));
  }

  private static Map<String, List<Rendered>> byType(List<Rendered> objects) {
    Map<String, List<Rendered>> byType = new TreeMap<>();
    objects.forEach(
        each -> byType.computeIfAbsent(each.key().type(), type -> new ArrayList<>()).add(each));
    return byType;
  }

  private static List<Pair> candidates(List<Rendered> olds, List<Rendered> news) {
    boolean many = (long) olds.size() * news.size() > MOST;
    List<Pair> candidates = new ArrayList<>();
    if (many) {
      // A namespace that got another name is the one case in which so many objects move at once.
      Map<String, Rendered> byName = new TreeMap<>();
      news.forEach(each -> byName.put(each.key().name(), each));
      for (Rendered old : olds) {
        Rendered now = byName.get(old.key().name());
        if (now != null) {
          add(old, Leaves.of(old), now, Leaves.of(now), candidates);
        }
      }
      return candidates;
    }
    List<Leaves> newLeaves = news.stream().map(Leaves::of).toList();
    for (Rendered old : olds) {
      Leaves oldLeaves = Leaves.of(old);
      for (int i = 0; i < news.size(); i++) {
        add(old, oldLeaves, news.get(i), newLeaves.get(i), candidates);
      }
    }
    return candidates;
  }

  private static void add(
      Rendered old, Leaves before, Rendered now, Leaves after, List<Pair> candidates) {
    double alike = before.alike(after);
    if (alike >= ALIKE) {
      candidates.add(new Pair(old, now, alike));
    }
  }

  /** The most alike first; each object once. */
  private static List<Pair> best(List<Pair> candidates) {
    candidates.sort(
        Comparator.comparingDouble((Pair each) -> -each.alike())
            .thenComparing(each -> each.before().key())
            .thenComparing(each -> each.after().key()));
    Set<Rendered> taken = new HashSet<>();
    List<Pair> best = new ArrayList<>();
    for (Pair each : candidates) {
      if (!taken.contains(each.before()) && !taken.contains(each.after())) {
        taken.addAll(List.of(each.before(), each.after()));
        best.add(each);
      }
    }
    return best;
  }

  /**
   * The fields of an object with their values, as they are, and with a word where its own name
   * stands: a rename may change the name alone, or all that is called by it.
   */
  private record Leaves(Set<String> plain, Set<String> nameless) {
    static Leaves of(Rendered object) {
      Leaves leaves = new Leaves(new HashSet<>(), new HashSet<>());
      collect("", object.manifest().body(), object.key().name(), leaves);
      return leaves;
    }

    double alike(Leaves other) {
      return Math.max(share(plain, other.plain), share(nameless, other.nameless));
    }

    private static double share(Set<String> one, Set<String> other) {
      Set<String> both = new HashSet<>(one);
      both.retainAll(other);
      int either = one.size() + other.size() - both.size();
      return either == 0 ? 0 : (double) both.size() / either;
    }
  }

  private static void collect(String at, JsonNode node, String name, Leaves leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(each -> collect(at + "/" + each.getKey(), each.getValue(), name, leaves));
    } else if (node.isArray()) {
      node.forEach(each -> collect(at + "/-", each, name, leaves));
    } else {
      String value = node.asString("");
      if (!at.equals("/metadata/name") && !at.equals("/metadata/namespace")) {
        leaves.plain.add(at + "=" + value);
        leaves.nameless.add(at + "=" + (value.equals(name) ? "NAME" : value));
      }
    }
  }

  private static List<Rendered> without(List<Rendered> all, Set<Rendered> some) {
    return all.stream().filter(each -> !some.contains(each)).toList();
  }
}
