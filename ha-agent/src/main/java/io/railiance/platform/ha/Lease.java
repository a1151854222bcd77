package io.railiance.platform.ha;

/**
 * The one authority to take writes, a record that the Kubernetes API changes for one at a time.
 *
 * @param holder a node; empty if released
 * @param incarnation of the holder's process: one that restarted does not hold what it held before
 * @param epoch how often the holder changed
 * @param version another after each change and each renewal
 */
record Lease(String holder, long incarnation, long epoch, long version) {
  static final Lease NEVER_HELD = new Lease("", 0, 0, 0);

  boolean isFree() {
    return holder.isEmpty();
  }

  boolean isHeldBy(String node, long incarnation) {
    return holder.equals(node) && this.incarnation == incarnation;
  }
}
