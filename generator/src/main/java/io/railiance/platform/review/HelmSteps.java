package io.railiance.platform.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that Helm does for a review's changes, release by release. */
final class HelmSteps {
  private static final int MOST_NAMES = 12;
  private static final Comparator<Rendered> BY_WEIGHT =
      Comparator.comparingInt(HelmSteps::weight).thenComparing(KindOrder.OF_OBJECTS);

  private final Set<Scope> installed = new HashSet<>();
  private final Set<Scope> wanted = new HashSet<>();
  private final SortedMap<Scope, List<Rendered>> oldHooks;
  private final SortedMap<Scope, List<Rendered>> newHooks;

  private HelmSteps(RenderedTree before, RenderedTree after) {
    this.oldHooks = hooks(before, installed);
    this.newHooks = hooks(after, wanted);
  }

  /**
   * The releases in which the order says something: a hook runs, something is deleted, or objects
   * of more than one kind are applied. A tree whose releases nobody knows has none.
   */
  static List<ReleaseSteps> of(
      List<Assessment> assessments, RenderedTree before, RenderedTree after) {
    HelmSteps work = new HelmSteps(before, after);
    SortedMap<Scope, List<Assessment>> byScope = new TreeMap<>();
    for (Assessment each : assessments) {
      Scope scope = each.change().scope();
      if (!scope.release().isEmpty()) {
        byScope.computeIfAbsent(scope, any -> new ArrayList<>()).add(each);
      }
    }
    List<ReleaseSteps> orders = new ArrayList<>();
    byScope.forEach((scope, own) -> work.add(scope, own, orders));
    return orders;
  }

  private static SortedMap<Scope, List<Rendered>> hooks(RenderedTree tree, Set<Scope> scopes) {
    SortedMap<Scope, List<Rendered>> hooks = new TreeMap<>();
    tree.environments()
        .values()
        .forEach(
            objects ->
                objects
                    .values()
                    .forEach(
                        each -> {
                          scopes.add(each.scope());
                          if (isHook(each)) {
                            hooks.computeIfAbsent(each.scope(), x -> new ArrayList<>()).add(each);
                          }
                        }));
    return hooks;
  }

  private void add(Scope scope, List<Assessment> assessments, List<ReleaseSteps> orders) {
    List<Rendered> applied = applied(assessments);
    List<Rendered> gone = gone(assessments);
    if (applied.isEmpty() && gone.isEmpty() && assessments.stream().noneMatch(HelmSteps::isShown)) {
      return;
    }
    String verb = verb(scope);
    List<Rendered> hooks =
        (verb.equals("delete") ? oldHooks : newHooks).getOrDefault(scope, List.of());
    List<String> steps = new ArrayList<>();
    hook("pre-" + verb, hooks, "if one fails, it ends here and nothing below is done", steps);
    if (!applied.isEmpty()) {
      steps.add("applied: " + names(applied));
    }
    removed(gone, steps);
    hook(
        "post-" + verb,
        hooks,
        "if one fails, the release is left failed and all of this applied",
        steps);
    boolean kinds = applied.stream().map(each -> each.key().kind()).distinct().count() > 1;
    if (steps.size() > 1 || kinds || steps.stream().anyMatch(each -> !each.startsWith("applied"))) {
      orders.add(new ReleaseSteps(scope, steps));
    }
  }

  private String verb(Scope scope) {
    if (!installed.contains(scope)) {
      return "install";
    }
    return wanted.contains(scope) ? "upgrade" : "delete";
  }

  private static boolean isShown(Assessment assessment) {
    return ReviewWords.isShown(assessment) && !isHook(assessment.change().object());
  }

  private static boolean isHook(Rendered object) {
    return object.manifest().hook().isPresent();
  }

  /** What is new, or changes so that somebody must know. */
  private static List<Rendered> applied(List<Assessment> assessments) {
    return assessments.stream()
        .filter(each -> each.change().after().isPresent())
        .filter(each -> isShown(each) || each.change().sort() == ObjectChange.Sort.ADDED)
        .map(each -> each.change().object())
        .filter(each -> !isHook(each))
        .sorted(KindOrder.OF_OBJECTS)
        .toList();
  }

  private static List<Rendered> gone(List<Assessment> assessments) {
    return assessments.stream()
        .map(Assessment::change)
        .filter(Hits::isGone)
        .map(each -> each.before().orElseThrow())
        .filter(each -> !isHook(each))
        .sorted(KindOrder.OF_OBJECTS)
        .toList();
  }

  private static void removed(List<Rendered> gone, List<String> steps) {
    List<Rendered> kept = gone.stream().filter(HelmSteps::isKept).toList();
    List<Rendered> deleted = gone.stream().filter(each -> !isKept(each)).toList();
    if (!deleted.isEmpty()) {
      steps.add("deleted, if all before succeeded: " + names(deleted));
    }
    if (!kept.isEmpty()) {
      steps.add(
          "left in the cluster, owned by no release, if the live object has"
              + " helm.sh/resource-policy: keep as its manifest had: "
              + names(kept));
    }
  }

  private static boolean isKept(Rendered object) {
    return annotation(object, "helm.sh/resource-policy").equals("keep");
  }

  private static void hook(String event, List<Rendered> hooks, String failure, List<String> steps) {
    List<Rendered> own =
        hooks.stream().filter(each -> events(each).contains(event)).sorted(BY_WEIGHT).toList();
    if (!own.isEmpty()) {
      List<Rendered> left = own.stream().filter(HelmSteps::mayBeLeft).toList();
      steps.add(
          "hook "
              + event
              + ", one after the other: "
              + names(own)
              + "; "
              + failure
              + (left.isEmpty() ? "" : "; it fails, too, where one is left of an earlier run: ")
              + names(left));
    }
  }

  /** By its delete policy: Helm deletes it before it makes it anew if none is stated. */
  private static boolean mayBeLeft(Rendered hook) {
    String policy = annotation(hook, "helm.sh/hook-delete-policy");
    boolean afterwards = policy.contains("hook-succeeded") && policy.contains("hook-failed");
    return !policy.isEmpty() && !policy.contains("before-hook-creation") && !afterwards;
  }

  private static List<String> events(Rendered hook) {
    return Arrays.stream(hook.manifest().hook().orElse("").split(",")).map(String::strip).toList();
  }

  /** Helm takes no number for 0. */
  private static int weight(Rendered hook) {
    String weight = annotation(hook, "helm.sh/hook-weight");
    return weight.matches("-?[0-9]{1,9}") ? Integer.parseInt(weight) : 0;
  }

  private static String annotation(Rendered object, String name) {
    return object.manifest().body().path("metadata").path("annotations").path(name).asString("");
  }

  /**
   * {@code ConfigMap a, b; StatefulSet db}: each kind once; of many the kinds with their number.
   */
  private static String names(List<Rendered> objects) {
    SortedMap<Integer, List<Rendered>> runs = new TreeMap<>();
    String last = "";
    for (Rendered each : objects) {
      if (!each.key().kind().equals(last)) {
        runs.put(runs.size(), new ArrayList<>());
        last = each.key().kind();
      }
      runs.get(runs.size() - 1).add(each);
    }
    boolean all = objects.size() <= MOST_NAMES;
    return runs.values().stream()
        .map(run -> run.get(0).key().kind() + " " + (all ? joined(run) : run.size()))
        .collect(Collectors.joining("; "));
  }

  private static String joined(List<Rendered> run) {
    return run.stream().map(each -> each.key().name()).collect(Collectors.joining(", "));
  }
}
