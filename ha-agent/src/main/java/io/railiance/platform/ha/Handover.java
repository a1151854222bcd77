package io.railiance.platform.ha;

/**
 * What a node was asked to do: to let somebody else lead.
 *
 * @param candidate the node that is to lead; empty for any, because this node stops
 * @param since when it was asked, by the node's own clock
 */
record Handover(String candidate, long since) {
  /** This node stops, and stays only until others can go on without it. */
  static Handover leaving(long now) {
    return new Handover("", now);
  }

  boolean leaves() {
    return candidate.isEmpty();
  }
}
