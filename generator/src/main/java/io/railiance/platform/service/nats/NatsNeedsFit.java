package io.railiance.platform.service.nats;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.StatedOnce;

/**
 * Needs fit together: no user or stream is stated twice, no subject is kept by two streams, and all
 * streams fit the storage.
 */
final class NatsNeedsFit {
  private final Order<NatsSpec, NatsNeed> order;
  private final Findings findings;
  private final StatedOnce stated;

  private NatsNeedsFit(Order<NatsSpec, NatsNeed> order, Findings findings) {
    this.order = order;
    this.findings = findings;
    this.stated = new StatedOnce(findings);
  }

  static void check(Order<NatsSpec, NatsNeed> order, Findings findings) {
    NatsNeedsFit fit = new NatsNeedsFit(order, findings);
    order.needs().forEach(fit::check);
  }

  private void check(Order.Of<NatsNeed> of) {
    String account = of.consumer().name();
    once("nats-user", "user", account + "-" + of.need().name(), of);
    for (NatsStream stream : of.need().streams()) {
      once("nats-stream", "stream", account + "/" + stream.name(), of);
      stream.subjects().forEach(subject -> keptOnce(subject, stream, of));
    }
    fits(of);
  }

  private void once(String rule, String what, String name, Order.Of<NatsNeed> of) {
    stated.add(rule, what, name, of.at(), "Give one of them another name, or remove it.");
  }

  /** The broker refuses a stream that would keep what another one of the account keeps. */
  private void keptOnce(String subject, NatsStream stream, Order.Of<NatsNeed> of) {
    for (Order.Of<NatsNeed> other : order.needs()) {
      if (!other.consumer().equals(of.consumer())) {
        continue;
      }
      for (NatsStream before : other.need().streams()) {
        if (before == stream) {
          return;
        }
        for (String kept : before.subjects()) {
          if (!before.name().equals(stream.name()) && Subjects.overlap(kept, subject)) {
            findings.add(
                Finding.error(
                    "nats-stream",
                    of.at(),
                    "stream \""
                        + stream.name()
                        + "\" keeps \""
                        + subject
                        + "\", and stream \""
                        + before.name()
                        + "\", at "
                        + other.at()
                        + ", keeps \""
                        + kept
                        + "\": one message would be in both",
                    "Let one subject belong to one stream."));
          }
        }
      }
    }
  }

  /** Streams of one consumer share what its needs ask for together. */
  private void fits(Order.Of<NatsNeed> of) {
    long streams = 0;
    long storage = 0;
    for (Order.Of<NatsNeed> other : order.needs()) {
      if (other.consumer().equals(of.consumer())) {
        storage += NatsAccount.bytes(other.need().storage());
        for (NatsStream stream : other.need().streams()) {
          streams += NatsAccount.bytes(stream.maxBytes());
        }
      }
      if (other == of) {
        break;
      }
    }
    if (streams > storage && !of.need().streams().isEmpty()) {
      findings.add(
          Finding.error(
              "nats-storage",
              of.at(),
              "streams of "
                  + of.consumer().name()
                  + " may take "
                  + streams
                  + " bytes, and its storage up to here is "
                  + storage,
              "Raise storage of the need, or lower maxBytes of a stream."));
    }
  }
}
