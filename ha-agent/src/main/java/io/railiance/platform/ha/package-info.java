/**
 * Who of a group of PostgreSQL servers takes writes.
 *
 * <p>{@link io.railiance.platform.ha.Decider} is a pure function: an {@link
 * io.railiance.platform.ha.Observation} in, a {@link io.railiance.platform.ha.Decision} out; no
 * clock, no I/O. {@link io.railiance.platform.ha.Postgres} looks at a real server and carries out
 * what was decided. What it promises is in {@code docs/design/postgresql-ha.md}.
 */
package io.railiance.platform.ha;
