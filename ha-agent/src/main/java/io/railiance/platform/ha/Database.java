package io.railiance.platform.ha;

import java.util.Map;
import java.util.Optional;

/** PostgreSQL and its volume. A step that fails leaves what the next look will show. */
interface Database {
  Volume volume();

  Server server();

  /** That the server waits for before it acknowledges a write; empty if for none. */
  Optional<Quorum> quorum();

  /** How far each standby that streams from here has written, by node. */
  Map<String, Observation.Standby> flushed();

  /** Stops taking writes at once; what is in the middle of something is cut off. */
  void fence();

  /** Stops in order, after every standby that streams has all there is. */
  void stop();

  /** Makes a database beside what is there, then puts it in its place. */
  void initialise();

  /** Starts read-only, or stops receiving: a standby of nobody. */
  void standAlone();

  void follow(String primary);

  /** Stops, and undoes what the primary does not have. */
  void rewind(String primary);

  /** Stops, copies the primary beside what is there, and puts it in its place. */
  void copy(String primary);

  /**
   * @return the position from which on every write waits for the quorum
   */
  long setQuorum(Quorum quorum);

  void clearQuorum();

  /**
   * @param epoch that the history of the volume says from now on
   */
  void promote(long epoch);
}
