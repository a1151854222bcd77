package io.railiance.platform.ha;

import java.util.Optional;

/**
 * What a group shares and changes one at a time: the lease and the marker; Patroni calls it the DCS
 * (distributed configuration store). A change is made only to the very version that was read. Each
 * call is over well within {@link Settings#retryMillis}, whatever happens, and throws nothing.
 */
interface ConfigurationStore {
  /** Both as they were in one round; the marker is never newer than the lease. */
  record Shared(Lease lease, Optional<Marker> marker) {}

  Answer<Shared> read();

  /** Begins an epoch. */
  Answer<Lease> take(Lease seen, String node, long incarnation);

  /** Its candidate stays the one that this one names. */
  Answer<Lease> renew(Lease held);

  /** Asks whoever holds it to release it for this node. */
  Answer<Lease> claim(Lease seen, String node);

  /**
   * Nobody holds it then; its epoch stays.
   *
   * @param candidate who is to take it next; empty for any
   */
  Answer<Lease> release(Lease held, String candidate);

  /** If it still has the version that this one carries. */
  Answer<Marker> write(Marker marker);

  /** Leads clients: a Service selects pods by their role. */
  Answer<String> label(String pod, String role);

  /** Tells people; returns at once, and nobody learns whether it arrived. */
  void post(Event event);
}
