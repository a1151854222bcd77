package io.railiance.platform.ha;

/**
 * An epoch of the lease as PostgreSQL knows it.
 *
 * @param timeline that its primary opened
 * @param start where that timeline leaves the one before it
 */
record Epoch(long number, int timeline, long start) {
  History.Fork fork() {
    return new History.Fork(number, start);
  }
}
