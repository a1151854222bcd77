package io.railiance.platform.service.postgresqlha;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a role may do with the tables of its database. */
public enum Access {
  /** See them. */
  @JsonProperty("read-only")
  READ_ONLY("read-only"),
  /** See and change their rows; not the tables themselves. */
  @JsonProperty("read-write")
  READ_WRITE("read-write");

  private final String word;

  Access(String word) {
    this.word = word;
  }

  /** As the provisioning is told. */
  public String word() {
    return word;
  }
}
