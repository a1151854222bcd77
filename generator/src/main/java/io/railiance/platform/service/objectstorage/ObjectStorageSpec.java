package io.railiance.platform.service.objectstorage;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * One release of object storage.
 *
 * <pre>{@code
 * service: object-storage
 * engine: seaweedfs
 * metadata: postgresql-ha
 * }</pre>
 */
public record ObjectStorageSpec(
    @JsonPropertyDescription("Kind of service.") @NotNull @Closed(to = "object-storage")
        String service,
    @JsonPropertyDescription("What keeps the objects.")
        @NotNull
        @Closed(
            to = {"seaweedfs", "external"},
            because =
                "A MinIO that runs is an endpoint elsewhere: engine external, with its host as endpoint.")
        Engine engine,
    @JsonPropertyDescription(
            "Release of postgresql-ha in which the names of the objects are; without it they are on the volume of the"
                + " one pod that there may be.")
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String metadata,
    @JsonPropertyDescription(
            "With engine external: where the objects are, unless an environment's values say otherwise.")
        Endpoint endpoint) {

  /** Whether somebody else keeps the objects. */
  public boolean elsewhere() {
    return engine == Engine.EXTERNAL;
  }

  /** Whether the names of the objects are in PostgreSQL. */
  public boolean inPostgresql() {
    return metadata != null;
  }
}
