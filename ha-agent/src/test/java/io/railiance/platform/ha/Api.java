package io.railiance.platform.ha;

import java.util.Optional;

/** The Kubernetes API of a simulation: a lease and a marker, each changed by one at a time. */
final class Api {
  Lease lease = Lease.NEVER_HELD;
  Optional<Marker> marker = Optional.empty();
  private Optional<Marker> earlierMarker = Optional.empty();
  boolean up = true;
  private long changes;

  ConfigurationStore.Shared seen() {
    return new ConfigurationStore.Shared(lease, marker);
  }

  /** They are two objects, and read one after the other: the marker first. */
  ConfigurationStore.Shared seenWithEarlierMarker() {
    return new ConfigurationStore.Shared(lease, earlierMarker);
  }

  boolean take(String version, String holder, long incarnation) {
    return change(version, new Lease(holder, incarnation, lease.epoch() + 1, next()));
  }

  boolean renew(Lease seen) {
    return change(
        seen.version(),
        new Lease(seen.holder(), seen.incarnation(), seen.epoch(), next(), seen.candidate()));
  }

  boolean claim(Lease seen, String node) {
    return renew(seen.withCandidate(node));
  }

  boolean release(Lease seen, String candidate) {
    return change(seen.version(), new Lease("", 0, seen.epoch(), next(), candidate));
  }

  private boolean change(String version, Lease next) {
    if (!lease.version().equals(version)) {
      return false;
    }
    lease = next;
    return true;
  }

  boolean write(Marker next) {
    if (!marker.map(Marker::version).orElse("").equals(next.version())) {
      return false;
    }
    earlierMarker = marker;
    marker = Optional.of(next.withVersion(next()));
    return true;
  }

  private String next() {
    return Long.toString(++changes);
  }
}
