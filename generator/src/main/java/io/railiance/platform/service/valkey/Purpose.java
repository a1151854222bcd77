package io.railiance.platform.service.valkey;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a release does when its memory is full. It is one for the whole server, so a cache and a
 * queue never share one.
 */
public enum Purpose {
  /** The least recently used key goes; every key may be lost. */
  @JsonProperty("cache")
  CACHE("allkeys-lru"),
  /** A write that does not fit is an error; no key is lost. */
  @JsonProperty("store")
  STORE("noeviction");

  private final String maxmemoryPolicy;

  Purpose(String maxmemoryPolicy) {
    this.maxmemoryPolicy = maxmemoryPolicy;
  }

  /** As the server's configuration says it. */
  public String maxmemoryPolicy() {
    return maxmemoryPolicy;
  }
}
