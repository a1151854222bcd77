package io.railiance.platform.ha;

import io.railiance.platform.ha.Answer.Done;
import io.railiance.platform.ha.Answer.Refusal;
import io.railiance.platform.ha.ConfigurationStore.Shared;
import java.util.Optional;

/**
 * Whether lease and marker can have come from what was seen before. People delete objects, edit
 * them, and restore backups of them; only some of it is harmless:
 *
 * <ul>
 *   <li>No marker, and none was seen that says initialised: nobody took a write. It is made anew.
 *   <li>No lease, and nothing is initialised: made anew, with a later epoch than any that was seen.
 *   <li>No marker, where one was seen that says initialised: there is data, and nobody can know any
 *       more where the acknowledged writes are. Refused. Who did not see it, because it started
 *       later, finds data without a marker; {@link Decider} refuses that.
 *   <li>No lease, but a marker that says initialised: the epochs are forgotten. Nodes may have
 *       promised more of them than the marker tells, and their primary may still take writes.
 *       Refused, also by who started later. A person makes it anew, with an epoch that leaves room.
 *   <li>An epoch that went back, or a marker that became another database's: refused.
 * </ul>
 *
 * <p>While it is refused, a primary goes on under the lease that it can still renew, and there is
 * no failover.
 */
final class Continuity {
  /** More than the times that a lease can have been taken unseen. */
  private static final long LEAP = 1_000;

  private final String lease;
  private final String marker;
  private final long leaseMillis;
  private Lease lastLease = Lease.NEVER_HELD;
  private Optional<Marker> lastMarker = Optional.empty();

  /**
   * @param lease how messages call it; so does {@code marker}
   */
  Continuity(String lease, String marker, long leaseMillis) {
    this.lease = lease;
    this.marker = marker;
    this.leaseMillis = leaseMillis;
  }

  void saw(Lease lease) {
    lastLease = lease;
  }

  void saw(Marker marker) {
    lastMarker = Optional.of(marker);
  }

  Answer<Shared> next(Optional<Lease> lease, Optional<Marker> marker) {
    Optional<String> lost = wrongMarker(marker);
    if (lost.isPresent()) {
      return refuseMarker(lost.get());
    }
    Optional<String> wrong = wrongLease(lease, marker);
    if (wrong.isPresent()) {
      return refuseLease(wrong.get(), marker);
    }
    lastLease = lease.orElseGet(() -> Lease.absentAfter(newestEpoch(marker)));
    lastMarker = marker;
    return new Done<>(new Shared(lastLease, lastMarker));
  }

  private Optional<String> wrongMarker(Optional<Marker> marker) {
    return lastMarker
        .filter(Marker::initialised)
        .filter(last -> marker.filter(now -> follows(now, last)).isEmpty())
        .map(last -> marker.isPresent() ? "it is not what it was" : "it was deleted");
  }

  private static boolean follows(Marker now, Marker last) {
    return now.initialised()
        && now.systemId().equals(last.systemId())
        && now.epoch() >= last.epoch();
  }

  private Optional<String> wrongLease(Optional<Lease> lease, Optional<Marker> marker) {
    if (lease.isEmpty()) {
      return marker.filter(Marker::initialised).map(any -> "it was deleted");
    }
    long newest = newestEpoch(marker);
    return lease
        .filter(now -> now.epoch() < newest)
        .map(now -> "spec.leaseTransitions went from " + newest + " to " + now.epoch());
  }

  private long newestEpoch(Optional<Marker> marker) {
    return Math.max(lastLease.epoch(), marker.map(Marker::epoch).orElse(0L));
  }

  /** With what puts the marker back, if this process knows it. */
  <T> Answer<T> refuseMarker(String why) {
    String remedy =
        lastMarker
            .map(
                last -> "Put back data." + MarkerWriter.KEY + " '" + MarkerWriter.text(last) + "'.")
            .orElse("Put back what it was.");
    return new Refusal<>(marker + ": " + why + ". " + remedy);
  }

  /** With what makes the lease one that nobody holds, and whose epochs nobody knows. */
  <T> Answer<T> refuseLease(String why, Optional<Marker> marker) {
    return new Refusal<>(
        lease
            + ": "
            + why
            + ". Wait "
            + leaseMillis / 1_000
            + " s, then write it with spec.leaseTransitions "
            + (newestEpoch(marker) + LEAP)
            + " and no spec.holderIdentity.");
  }
}
