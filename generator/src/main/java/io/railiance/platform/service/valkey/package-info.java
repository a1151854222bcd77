/**
 * Valkey: a cache or a store of keys for several applications; one pod, or three or five with
 * Sentinel.
 */
package io.railiance.platform.service.valkey;
