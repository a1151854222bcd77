package io.railiance.platform.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** All repetitions of one fault. */
record Outcome(Fault fault, List<Figures> repetitions) {

  Outcome {
    repetitions = List.copyOf(repetitions);
  }

  /** One for each fault, in the order in which the faults come. */
  static List<Outcome> of(List<Figures> repetitions) {
    var byFault = new LinkedHashMap<Fault, List<Figures>>();
    for (Figures repetition : repetitions) {
      byFault.computeIfAbsent(repetition.fault(), any -> new ArrayList<>()).add(repetition);
    }
    return byFault.entrySet().stream().map(e -> new Outcome(e.getKey(), e.getValue())).toList();
  }

  Spread outage(Way way) {
    return spread(repetition -> repetition.outage(way));
  }

  Spread spread(ToDoubleFunction<Figures> figure) {
    return Spread.of(repetitions.stream().mapToDouble(figure).boxed().toList());
  }

  long sum(ToLongFunction<Figures> figure) {
    return repetitions.stream().mapToLong(figure).sum();
  }
}
