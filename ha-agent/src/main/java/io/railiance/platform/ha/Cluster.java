package io.railiance.platform.ha;

import java.util.Optional;

/**
 * The Kubernetes API, as far as an agent needs it. Nothing here throws: an answer that does not
 * come in time, or that another one was faster, is empty.
 */
interface Cluster {
  /** Lease and marker as they are now. */
  Optional<Seen> read();

  /** The lease with a new holder and the next epoch, if it still is as seen. */
  Optional<Lease> take(Lease seen, String node, long incarnation);

  /** The same lease, changed, so that others see a sign of life. */
  Optional<Lease> renew(Lease seen);

  /** The lease without a holder. */
  Optional<Lease> release(Lease seen);

  /** The marker with its next version, if the one that is there has the version of this one. */
  Optional<Marker> write(Marker marker);

  /**
   * @param marker empty if there is none
   */
  record Seen(Lease lease, Optional<Marker> marker) {}
}
