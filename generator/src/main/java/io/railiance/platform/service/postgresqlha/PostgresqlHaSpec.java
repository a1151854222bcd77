package io.railiance.platform.service.postgresqlha;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;

/**
 * One PostgreSQL release.
 *
 * <pre>{@code
 * service: postgresql-ha
 * durability: required
 * }</pre>
 */
public record PostgresqlHaSpec(
    @JsonPropertyDescription("Kind of service.") @NotNull @Closed(to = "postgresql-ha")
        String service,
    @JsonPropertyDescription(
            "Where a write is before it is acknowledged: asynchronous, on the primary; preferred, on a standby too while one"
                + " keeps up; required, on a standby always, else writes wait.")
        @NotNull
        Durability durability) {}
