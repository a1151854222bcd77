package io.railiance.platform.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two versions of a chart's values to changes. */
final class ValuesDiff {
  /** Those that allow less as they rise; of the others a higher number allows more. */
  private static final Set<String> LOWER =
      Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");

  private static final Set<String> UPPER =
      Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

  private final SortedSet<ValuesChange> changes = new TreeSet<>();

  private ValuesDiff() {}

  static List<ValuesChange> between(ValuesShape before, ValuesShape after) {
    ValuesDiff diff = new ValuesDiff();
    SortedMap<String, ValueRule> gone = without(before.values(), after.values());
    SortedMap<String, ValueRule> come = without(after.values(), before.values());
    diff.renamed(gone, come);
    gone.forEach(
        (path, rule) ->
            diff.add(
                Bump.MAJOR, "removed", path, rule.shown() + "; a file that sets it is refused"));
    come.forEach((path, rule) -> diff.add(Bump.MINOR, "added", path, rule.shown()));
    before
        .values()
        .forEach(
            (path, rule) -> {
              if (after.values().containsKey(path)) {
                diff.same(path, rule, after.values().get(path));
              }
            });
    diff.refusals(before.refusals(), after.refusals());
    return List.copyOf(diff.changes);
  }

  /** Of what is gone as a whole only the top is told, and so of what has come. */
  private static SortedMap<String, ValueRule> without(
      SortedMap<String, ValueRule> these, SortedMap<String, ValueRule> those) {
    SortedMap<String, ValueRule> rest = new TreeMap<>();
    these.forEach(
        (path, rule) -> {
          if (!those.containsKey(path)
              && rest.keySet().stream().noneMatch(top -> isIn(path, top))) {
            rest.put(path, rule);
          }
        });
    return rest;
  }

  private static boolean isIn(String path, String top) {
    return path.startsWith(top + ".") || path.startsWith(top + "[]");
  }

  /** One that is gone and one that has come, alike, in the same place or of the same name. */
  private void renamed(SortedMap<String, ValueRule> gone, SortedMap<String, ValueRule> come) {
    for (String path : List.copyOf(gone.keySet())) {
      List<String> like = new ArrayList<>();
      for (Map.Entry<String, ValueRule> other : come.entrySet()) {
        boolean near =
            parent(path).equals(parent(other.getKey())) || name(path).equals(name(other.getKey()));
        if (near && other.getValue().equals(gone.get(path))) {
          like.add(other.getKey());
        }
      }
      if (like.size() == 1) {
        add(Bump.MAJOR, "renamed", path, "now " + like.get(0) + "; a file that sets it is refused");
        gone.remove(path);
        come.remove(like.get(0));
      }
    }
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private void same(String path, ValueRule before, ValueRule after) {
    sets(path, "type", before.types(), after.types());
    sets(path, "choice", before.choices(), after.choices());
    SortedSet<String> keywords = new TreeSet<>(before.bounds().keySet());
    keywords.addAll(after.bounds().keySet());
    for (String keyword : keywords) {
      bound(path, keyword, before.bounds().get(keyword), after.bounds().get(keyword));
    }
    if (!before.standard().equals(after.standard())) {
      String words =
          ValuesChange.brief(before.standard()) + " -> " + ValuesChange.brief(after.standard());
      add(Bump.MINOR, "default", path, words);
    }
  }

  /** An empty set admits everything. */
  private void sets(String path, String what, SortedSet<String> before, SortedSet<String> after) {
    String words = what + " " + shown(before) + " -> " + shown(after);
    if (before.equals(after)) {
      return;
    }
    if (after.isEmpty() || !before.isEmpty() && after.containsAll(before)) {
      add(Bump.MINOR, "widened", path, words);
    } else {
      boolean nothingLeft = !before.isEmpty() && before.stream().noneMatch(after::contains);
      add(Bump.MAJOR, what.equals("type") && nothingLeft ? "retyped" : "narrowed", path, words);
    }
  }

  private static String shown(SortedSet<String> set) {
    return set.isEmpty() ? "any" : String.join(" or ", set);
  }

  private void bound(String path, String keyword, String before, String after) {
    if (Objects.equals(before, after)) {
      return;
    }
    String words = keyword + " " + shown(before) + " -> " + shown(after);
    boolean wider = after == null || before != null && isWider(keyword, before, after);
    add(wider ? Bump.MINOR : Bump.MAJOR, wider ? "widened" : "narrowed", path, words);
  }

  private static String shown(String bound) {
    return bound == null ? "none" : ValuesChange.brief(bound);
  }

  /** Of two patterns nobody knows which admits more. */
  private static boolean isWider(String keyword, String before, String after) {
    if (LOWER.contains(keyword)) {
      return Double.parseDouble(after) < Double.parseDouble(before);
    }
    return UPPER.contains(keyword) && Double.parseDouble(after) > Double.parseDouble(before);
  }

  private void refusals(SortedSet<String> before, SortedSet<String> after) {
    for (String each : after) {
      if (!before.contains(each)) {
        add(
            Bump.MAJOR,
            "refused",
            "",
            "a combination that was admitted: " + ValuesChange.brief(each));
      }
    }
    for (String each : before) {
      if (!after.contains(each)) {
        add(Bump.MINOR, "widened", "", "a combination is admitted: " + ValuesChange.brief(each));
      }
    }
  }

  private void add(Bump bump, String sort, String path, String words) {
    changes.add(new ValuesChange(bump, sort, path, words));
  }
}
