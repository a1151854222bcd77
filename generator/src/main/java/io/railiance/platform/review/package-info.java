/**
 * What a change of rendered manifests would do to a running platform: two trees in, changes with
 * their risks out. It asks no cluster.
 */
package io.railiance.platform.review;
