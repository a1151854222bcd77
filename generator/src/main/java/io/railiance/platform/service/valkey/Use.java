package io.railiance.platform.service.valkey;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an application does with its keys, and hence which purpose of a release suits it. */
public enum Use {
  @JsonProperty("cache")
  CACHE(Purpose.CACHE),
  @JsonProperty("session")
  SESSION(Purpose.STORE),
  @JsonProperty("queue")
  QUEUE(Purpose.STORE),
  @JsonProperty("lock")
  LOCK(Purpose.STORE);

  private final Purpose suits;

  Use(Purpose suits) {
    this.suits = suits;
  }

  Purpose suits() {
    return suits;
  }
}
