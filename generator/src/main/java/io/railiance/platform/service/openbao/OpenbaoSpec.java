package io.railiance.platform.service.openbao;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;

/**
 * One OpenBao release.
 *
 * <pre>{@code
 * service: openbao
 * }</pre>
 */
public record OpenbaoSpec(
    @JsonPropertyDescription("Kind of service.") @NotNull @Closed(to = "openbao") String service) {}
