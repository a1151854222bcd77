package io.railiance.platform.service.postgresqlha;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a write is before it is acknowledged. Of one server it is on its own disk, and no more. */
public enum Durability {
  /** On the primary's disk: a failover may lose the last writes. */
  @JsonProperty("asynchronous")
  ASYNCHRONOUS("asynchronous"),
  /** On a standby's disk, too, as long as one keeps up; without one, writes go on. */
  @JsonProperty("preferred")
  PREFERRED("preferred"),
  /** On a standby's disk, too; without one, writes wait. No failover loses any. */
  @JsonProperty("required")
  REQUIRED("required");

  private final String word;

  Durability(String word) {
    this.word = word;
  }

  /** As the agent is told. */
  public String word() {
    return word;
  }
}
