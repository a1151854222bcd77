package io.railiance.platform.ha;

import java.util.Map;
import java.util.Optional;

/** The part of an {@link Observation} that a node's own PostgreSQL and disk tell. */
record Local(
    Volume volume,
    Server server,
    Optional<Quorum> quorum,
    Map<String, Observation.Standby> flushed) {
  /** What a disk has that hangs is not known either, and nobody may take it for an empty one. */
  static final Local SILENT =
      new Local(
          new Volume.Unusable("it does not answer"), Server.SILENT, Optional.empty(), Map.of());

  Local {
    flushed = Map.copyOf(flushed);
  }

  static Local stopped(Volume volume) {
    return new Local(volume, Server.STOPPED, Optional.empty(), Map.of());
  }
}
