package io.railiance.platform.ha;

/** What an acknowledged write means. */
enum Durability {
  /** It is on the primary. What no standby has yet is lost with it. */
  ASYNCHRONOUS,
  /**
   * It is on as many standbys as asked for, or on as many as there are: a lonely primary goes on.
   */
  PREFERRED,
  /** It is on as many standbys as asked for; without them writes wait. */
  REQUIRED
}
