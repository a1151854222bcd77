/**
 * What must be true of charts, manifests and releases: one class a statement, {@link
 * io.railiance.platform.check.Checks} lists them.
 */
package io.railiance.platform.check;
