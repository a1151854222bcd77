/**
 * Who of a group of PostgreSQL servers takes writes.
 *
 * <p>{@link io.railiance.platform.ha.Decider} is a pure function: an {@link
 * io.railiance.platform.ha.Observation} in, a {@link io.railiance.platform.ha.Decision} out; no
 * clock, no I/O. What it promises is in {@code docs/design/postgresql-ha.md}. What the group shares
 * is behind {@link io.railiance.platform.ha.ConfigurationStore}, kept by the Kubernetes API.
 *
 * <p>{@link io.railiance.platform.ha.HaAgent} is the program; how it is run, and what it tells, is
 * in {@code docs/design/ha-agent-process.md}.
 */
package io.railiance.platform.ha;
