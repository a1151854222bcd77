package io.railiance.platform.measure;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** Outcomes as a table for people, in Markdown. */
final class FaultTable {

  private FaultTable() {}

  static String markdown(Subject subject, List<Outcome> outcomes) {
    return header(subject) + outcomes.stream().map(FaultTable::row).collect(joining());
  }

  private static String header(Subject subject) {
    return "| fault | n | goal | "
        + subject.ways().stream().map(way -> way.title() + " | ").collect(joining())
        + "lost | lost, cut off | cut-off primary took writes | two primaries | whole again | manual steps |\n"
        + "|---|"
        + "--:|".repeat(8 + subject.ways().size())
        + "\n";
  }

  private static String row(Outcome outcome) {
    Fault fault = outcome.fault();
    Spread tookWrites = outcome.spread(Figures::cutOffTookWrites);
    return List.of(
            fault.title(),
            Integer.toString(outcome.repetitions().size()),
            String.format(Locale.ROOT, fault.goal() < 1 ? "%.1f" : "%.0f", fault.goal()),
            judged(outcome.outage(fault.subject().ways().get(0)), fault),
            judged(outcome.outage(fault.subject().ways().get(1)), fault),
            zeroIsGood(outcome.sum(Figures::lost)),
            fault.cutsOff() ? Long.toString(outcome.sum(Figures::lostByCutOff)) : "-",
            fault.cutsOff() ? tookWrites.toString() : "-",
            Long.toString(outcome.sum(Figures::instantsOfTwoPrimaries)),
            Spread.seconds(outcome.spread(Figures::secondsUntilWhole).p50()),
            zeroIsGood(outcome.sum(Figures::steps)))
        .stream()
        .collect(joining(" | ", "| ", " |\n"));
  }

  /** In bold where the goal is missed. */
  private static String judged(Spread outage, Fault fault) {
    return outage.p95() <= fault.goal() ? outage.toString() : "**" + outage + "**";
  }

  private static String zeroIsGood(long count) {
    return count == 0 ? "0" : "**" + count + "**";
  }
}
