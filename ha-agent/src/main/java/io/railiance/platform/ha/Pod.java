package io.railiance.platform.ha;

/**
 * The pod that this agent runs in, as the downward API tells it.
 *
 * @param uid without it {@code kubectl describe} does not find what was told of the pod
 */
record Pod(String name, String uid) {}
