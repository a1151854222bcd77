package io.railiance.platform.ha;

import java.util.Optional;

/** The Kubernetes API of a simulation: a lease and a marker, each changed by one at a time. */
final class Api {
  Lease lease = Lease.NEVER_HELD;
  Optional<Marker> marker = Optional.empty();
  boolean up = true;

  Cluster.Seen seen() {
    return new Cluster.Seen(lease, marker);
  }

  boolean take(long version, String holder, long incarnation) {
    return change(version, new Lease(holder, incarnation, lease.epoch() + 1, version + 1));
  }

  boolean renew(Lease seen) {
    return change(
        seen.version(),
        new Lease(seen.holder(), seen.incarnation(), seen.epoch(), seen.version() + 1));
  }

  boolean release(Lease seen) {
    return change(seen.version(), new Lease("", 0, seen.epoch(), seen.version() + 1));
  }

  private boolean change(long version, Lease next) {
    if (lease.version() != version) {
      return false;
    }
    lease = next;
    return true;
  }

  boolean write(Marker next) {
    if (marker.map(Marker::version).orElse(0L) != next.version()) {
      return false;
    }
    marker =
        Optional.of(
            new Marker(
                next.version() + 1,
                next.members(),
                next.initialised(),
                next.systemId(),
                next.primary(),
                next.epoch(),
                next.quorums()));
    return true;
  }
}
