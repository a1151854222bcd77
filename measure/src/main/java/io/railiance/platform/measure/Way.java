package io.railiance.platform.measure;

/**
 * How a client finds the primary.
 *
 * @param key as the observer names its files: {@code proxy.acks}
 * @param title as people read it: {@code through the Service}
 */
record Way(String key, String title) {}
