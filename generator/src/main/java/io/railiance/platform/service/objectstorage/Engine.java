package io.railiance.platform.service.objectstorage;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What keeps the objects. */
public enum Engine {
  /** SeaweedFS: masters, volume servers, filers and S3 gateways in the pods of this release. */
  @JsonProperty("seaweedfs")
  SEAWEEDFS,

  /** An S3 endpoint that exists elsewhere: this release has a job that makes the buckets there. */
  @JsonProperty("external")
  EXTERNAL
}
