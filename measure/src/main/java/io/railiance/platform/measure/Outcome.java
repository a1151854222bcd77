package io.railiance.platform.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** All repetitions of one fault. */
record Outcome(Fault fault, List<Repetition> repetitions) {

  Outcome {
    repetitions = List.copyOf(repetitions);
  }

  /** One for each fault, in the order in which the faults come. */
  static List<Outcome> of(List<Repetition> repetitions) {
    var byFault = new LinkedHashMap<Fault, List<Repetition>>();
    for (Repetition repetition : repetitions) {
      byFault.computeIfAbsent(repetition.fault(), any -> new ArrayList<>()).add(repetition);
    }
    return byFault.entrySet().stream().map(e -> new Outcome(e.getKey(), e.getValue())).toList();
  }

  Spread outage(Way way) {
    return spread(repetition -> repetition.outage(way));
  }

  Spread spread(ToDoubleFunction<Repetition> figure) {
    return Spread.of(repetitions.stream().mapToDouble(figure).boxed().toList());
  }

  long sum(ToLongFunction<Repetition> figure) {
    return repetitions.stream().mapToLong(figure).sum();
  }

  /** The one in the middle, by how long clients of the Service waited. */
  Repetition typical() {
    return repetitions.stream()
        .sorted(Comparator.comparingDouble(repetition -> repetition.outage(Way.PROXY)))
        .toList()
        .get((repetitions.size() - 1) / 2);
  }
}
