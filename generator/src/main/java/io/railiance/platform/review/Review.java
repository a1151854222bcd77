package io.railiance.platform.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of a comparison.
 *
 * @param from the old side's name
 * @param to the new side's name
 * @param objects of either side, each once
 * @param assessments one for each object that changed
 * @param work in which order the changes of a release are applied, where that says something
 * @param charts one for each chart that changed, where both sides' charts are known
 */
record Review(
    String from,
    String to,
    int objects,
    List<Assessment> assessments,
    List<ReleaseSteps> work,
    List<ChartChange> charts) {
  Review {
    work = List.copyOf(work);
    assessments = List.copyOf(assessments);
    charts = List.copyOf(charts);
  }

  Review with(List<ChartChange> charts) {
    return new Review(from, to, objects, assessments, work, charts);
  }

  /** The worst class of all; {@link RiskClass#NONE} where nothing changed. */
  RiskClass verdict() {
    return assessments.stream()
        .map(Assessment::verdict)
        .min(Comparator.naturalOrder())
        .orElse(RiskClass.NONE);
  }

  SortedSet<String> environments() {
    SortedSet<String> names = new TreeSet<>();
    assessments.forEach(each -> names.add(each.change().scope().environment()));
    return names;
  }

  /** How many objects of an environment have which verdict, the worst first. */
  Map<RiskClass, Integer> counts(String environment) {
    Map<RiskClass, Integer> counts = new EnumMap<>(RiskClass.class);
    assessments.stream()
        .filter(each -> each.change().scope().environment().equals(environment))
        .forEach(each -> counts.merge(each.verdict(), 1, Integer::sum));
    return counts;
  }

  /** The changes by the worst class, then by place. */
  List<Assessment> worstFirst() {
    return assessments.stream()
        .sorted(
            Comparator.comparing(Assessment::verdict)
                .thenComparing(each -> each.change().scope())
                .thenComparing(each -> each.change().key()))
        .toList();
  }

  SortedMap<Scope, List<Assessment>> byScope() {
    SortedMap<Scope, List<Assessment>> byScope = new TreeMap<>();
    worstFirst()
        .forEach(
            each ->
                byScope
                    .computeIfAbsent(each.change().scope(), scope -> new ArrayList<>())
                    .add(each));
    return Collections.unmodifiableSortedMap(byScope);
  }

  /** The steps of a release; none where their order says nothing. */
  List<String> work(Scope scope) {
    return work.stream()
        .filter(each -> each.scope().equals(scope))
        .findFirst()
        .map(ReleaseSteps::steps)
        .orElse(List.of());
  }

  int unchanged() {
    return objects - assessments.size();
  }
}
