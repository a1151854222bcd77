package io.railiance.platform.ha;

/** What a node does next: one step, after which it looks again. */
sealed interface Decision {
  /** Nothing, until the next round. */
  record Wait(String why) implements Decision {}

  /** Nothing, until somebody mends it; no data is touched. */
  record Refuse(String why) implements Decision {}

  /** Stops a primary at once, without a word to its clients; then it is a standby of nobody. */
  record Fence(String why) implements Decision {}

  /** Stops a primary in order: every standby that streams gets all there is. */
  record Stop(String why) implements Decision {}

  /** Nobody needs this node any more: the process may end. */
  record Leave() implements Decision {}

  record TakeLease() implements Decision {}

  /**
   * Asks through the API for a lease that another one renews: for who cannot be heard may be heard
   * there.
   *
   * @param holder whom nobody here hears
   */
  record ClaimLease(String holder) implements Decision {}

  record RenewLease() implements Decision {}

  /**
   * @param candidate who is to take it; empty for any
   */
  record ReleaseLease(String why, String candidate) implements Decision {
    ReleaseLease(String why) {
      this(why, "");
    }
  }

  /** Writes the marker, if it still has the version that this one carries. */
  record WriteMarker(Marker marker) implements Decision {}

  /** Makes a database beside the data folder, then puts it there. */
  record Initialise() implements Decision {}

  /** Starts the server read-only, or lets it stop receiving: a standby of nobody. */
  record StandAlone() implements Decision {}

  record Follow(String primary) implements Decision {}

  /** Undoes what the primary does not have; the server is stopped then. */
  record Rewind(String primary) implements Decision {}

  /**
   * Copies the primary beside what is there, and puts it in its place; the server is stopped then.
   */
  record Clone(String primary) implements Decision {}

  /** Lets the server wait for these before it acknowledges a write. */
  record SetQuorum(Quorum quorum) implements Decision {}

  record ClearQuorum() implements Decision {}

  record Promote(long epoch) implements Decision {}
}
