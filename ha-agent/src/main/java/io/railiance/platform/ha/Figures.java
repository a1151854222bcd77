package io.railiance.platform.ha;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.railiance.platform.ha.Volume.Data;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** The metrics of an agent, in Prometheus' text format. */
final class Figures implements Listener {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Latest latest;
  private final Path volume;

  private final Counter refusals =
      counter("ha_refusals", "Rounds in which the node refused to do anything.", "reason");
  private final Counter fences = counter("ha_fences", "Primaries that were stopped at once.");
  private final Counter promotions = counter("ha_promotions", "Times this node became primary.");
  private final Counter apiErrors =
      counter("ha_api_errors", "Calls to the Kubernetes API without the answer.", "kind");
  private final Summary rounds =
      Summary.builder()
          .name("ha_round_seconds")
          .help("Rounds: a look, a decision, and a step.")
          .withoutExemplars()
          .register(registry);

  Figures(Latest latest, Path volume) {
    this.latest = latest;
    this.volume = volume;
    fences.initLabelValues();
    promotions.initLabelValues();
    gauge("ha_leader", "1 if this node takes writes.", seen -> is(seen.role(), PodRole.PRIMARY));
    gauge("ha_epoch", "Of the lease.", seen -> seen.o().lease().epoch());
    gauge(
        "ha_lease_age_seconds",
        "Since this node saw the lease change, or renewed it, by its own clock.",
        seen -> leaseAge(seen.o()) / 1e3);
    gauges("ha_role", "1 for what clients can use this node for.", "role", Figures::roles);
    gauges("ha_decision", "1 for the last one.", "decision", Figures::decision);
    gauges("ha_lag_bytes", "Log of the leader that a node lacks.", "node", Figures::lags);
    quorum();
    process();
  }

  /** In milliseconds. The holder need not look to know that it was renewed. */
  private static long leaseAge(Observation o) {
    Memory memory = o.memory();
    long renewed = o.holds() ? memory.renewedAt() : memory.leaseChangedAt();
    return o.now() - Math.max(renewed, memory.leaseChangedAt());
  }

  private void quorum() {
    gauge("ha_quorum_voters", "Copies that count.", seen -> last(seen, q -> q.voters().size()));
    gauge(
        "ha_quorum_writes",
        "Copies that have a write before it is acknowledged; 0 without a quorum.",
        seen -> last(seen, Quorum::writes));
  }

  private static double last(Seen seen, ToDoubleFunction<Quorum> of) {
    return seen.o()
        .marker()
        .filter(marker -> !marker.quorums().isEmpty())
        .map(marker -> of.applyAsDouble(Decider.last(marker.quorums())))
        .orElse(0.0);
  }

  private void process() {
    GaugeWithCallback.builder()
        .name("ha_last_round_timestamp_seconds")
        .help("When a round ended; long ago, the agent is stuck.")
        .callback(to -> to.call(latest.endedAt().toEpochMilli() / 1e3))
        .register(registry);
    volume("ha_volume_size_bytes", "Of the volume.", FileStore::getTotalSpace);
    volume(
        "ha_volume_used_bytes",
        "On the volume.",
        store -> store.getTotalSpace() - store.getUnallocatedSpace());
  }

  private interface Size {
    long of(FileStore store) throws IOException;
  }

  /** A volume that cannot be asked has no size. */
  private void volume(String name, String help, Size size) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(
            to -> {
              try {
                to.call(size.of(Files.getFileStore(volume)));
              } catch (IOException e) {
                to.call(Double.NaN);
              }
            })
        .register(registry);
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  private void gauge(String name, String help, ToDoubleFunction<Seen> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(to -> latest.seen().ifPresent(seen -> to.call(value.applyAsDouble(seen))))
        .register(registry);
  }

  /** One for each value of a label. */
  private void gauges(
      String name, String help, String label, BiConsumer<Seen, GaugeWithCallback.Callback> values) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(to -> latest.seen().ifPresent(seen -> values.accept(seen, to)))
        .register(registry);
  }

  private static void roles(Seen seen, GaugeWithCallback.Callback to) {
    for (PodRole role : PodRole.values()) {
      to.call(is(seen.role(), role), role.toString());
    }
  }

  private static double is(PodRole is, PodRole role) {
    return is == role ? 1 : 0;
  }

  private static void decision(Seen seen, GaugeWithCallback.Callback to) {
    to.call(1, seen.decision().getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  /** Of this node, and of those that stream from it. */
  private static void lags(Seen seen, GaugeWithCallback.Callback to) {
    seen.lag(seen.o().volume()).ifPresent(lag -> to.call(lag, seen.o().self()));
    if (seen.o().volume() instanceof Data mine) {
      seen.o()
          .flushed()
          .forEach((node, standby) -> to.call(Math.max(0, mine.lsn() - standby.lsn()), node));
    }
  }

  @Override
  public void decided(Observation o, Decision decision) {
    if (decision instanceof Decision.Refuse refuse) {
      boolean onDisk = o.volume() instanceof Volume.Unusable;
      refusals.labelValues(onDisk ? "the volume is unusable" : refuse.why()).inc();
    }
  }

  @Override
  public void acted(Decision step, boolean done) {
    if (done && step instanceof Decision.Promote) {
      promotions.inc();
    } else if (done && step instanceof Decision.Fence) {
      fences.inc();
    }
  }

  @Override
  public void fenced() {
    fences.inc();
  }

  @Override
  public void ended(Duration round) {
    rounds.observe(round.toNanos() / 1e9);
  }

  @Override
  public void answered(Answer<?> answer) {
    if (!(answer instanceof Answer.Done)) {
      apiErrors.labelValues(answer.getClass().getSimpleName().toLowerCase(Locale.ROOT)).inc();
    }
  }

  String text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create()
          .write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
