package io.railiance.platform.ha;

/**
 * The one authority to take writes, a record that the Kubernetes API changes for one at a time.
 *
 * @param holder a node; empty if released
 * @param incarnation of the holder's process: one that restarted does not hold what it held before
 * @param epoch how often the holder changed
 * @param version another after each change and each renewal, to be compared for equality only;
 *     empty if there is no such object
 * @param candidate the node that it was released for; of a lease that is held, one that asks for it
 *     because it does not hear the holder; empty for none
 */
record Lease(String holder, long incarnation, long epoch, String version, String candidate) {
  static final Lease NEVER_HELD = absentAfter(0);

  Lease(String holder, long incarnation, long epoch, String version) {
    this(holder, incarnation, epoch, version, "");
  }

  /** There is none, but nobody may use an epoch again that was seen. */
  static Lease absentAfter(long epoch) {
    return new Lease("", 0, epoch, "");
  }

  Lease withCandidate(String node) {
    return new Lease(holder, incarnation, epoch, version, node);
  }

  boolean exists() {
    return !version.isEmpty();
  }

  boolean isFree() {
    return holder.isEmpty();
  }

  boolean isHeldBy(String node, long incarnation) {
    return holder.equals(node) && this.incarnation == incarnation;
  }
}
