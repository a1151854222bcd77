package io.railiance.platform.ha;

import java.util.Optional;

/** Lets another node lead, because a person wants it. */
interface Switchover {
  /**
   * @param to the node that shall lead; empty for whichever is best
   * @return why not; empty if it has begun
   */
  Optional<String> begin(String to);
}
