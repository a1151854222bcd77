package io.railiance.platform.measure;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** Outcomes as a table for people, in Markdown, and each repetition as a line of CSV. */
final class FaultTable {

  private static final String HEADER =
      """
      | fault | n | goal | through the Service | asking Sentinel | lost | lost, cut off | cut-off primary took writes | two primaries | whole again | manual steps |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  private FaultTable() {}

  static String markdown(List<Outcome> outcomes) {
    return HEADER + outcomes.stream().map(FaultTable::row).collect(joining());
  }

  private static String row(Outcome outcome) {
    Fault fault = outcome.fault();
    Spread tookWrites = outcome.spread(Repetition::cutOffTookWrites);
    return List.of(
            fault.title(),
            Integer.toString(outcome.repetitions().size()),
            String.format(Locale.ROOT, "%.0f", fault.goal()),
            judged(outcome.outage(Way.PROXY), fault),
            judged(outcome.outage(Way.SENTINEL), fault),
            zeroIsGood(outcome.sum(Repetition::lost)),
            fault.cutsOff() ? Long.toString(outcome.sum(Repetition::lostByCutOff)) : "-",
            fault.cutsOff() ? tookWrites.toString() : "-",
            Long.toString(outcome.sum(Repetition::instantsOfTwoPrimaries)),
            Spread.seconds(outcome.spread(Repetition::secondsUntilWhole).p50()),
            zeroIsGood(outcome.sum(Repetition::steps)))
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

  static String csv(List<Repetition> repetitions) {
    return "fault,number,service_seconds,sentinel_seconds,lost,lost_cut_off,cut_off_took_writes_seconds,"
        + "two_primaries_instants,whole_seconds,manual_steps,load\n"
        + repetitions.stream().map(FaultTable::line).collect(joining());
  }

  private static String line(Repetition r) {
    return String.format(
        Locale.ROOT,
        "%s,%d,%.3f,%.3f,%d,%d,%.3f,%d,%.1f,%d,%.2f\n",
        r.fault().name(),
        r.number(),
        r.outage(Way.PROXY),
        r.outage(Way.SENTINEL),
        r.lost(),
        r.lostByCutOff(),
        r.cutOffTookWrites(),
        r.instantsOfTwoPrimaries(),
        r.secondsUntilWhole(),
        r.steps(),
        r.load());
  }
}
