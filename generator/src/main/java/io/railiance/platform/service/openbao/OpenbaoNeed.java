package io.railiance.platform.service.openbao;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.service.Need;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A path of its own for one consumer. Where it lies follows from the names, so nobody can ask for
 * another's.
 *
 * <pre>{@code
 * - release: openbao
 *   name: app
 *   serviceAccount: gitea
 *   access: read
 * }</pre>
 */
public record OpenbaoNeed(
    @JsonPropertyDescription("Release that shall meet the need.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String release,
    @JsonPropertyDescription(
            "Name of the need; its secrets lie below kv/consumers/<consumer>/<name>, and its role is called"
                + " consumer-<consumer>-<name>.")
        @NotNull
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String name,
    @JsonPropertyDescription(
            "ServiceAccount of the consumer's namespace that logs in, and of no other need. It is not default, which every pod"
                + " has that names none.")
        @NotNull
        @Pattern(regexp = Grammar.NAME, message = Grammar.NAME_WORDS)
        String serviceAccount,
    @JsonPropertyDescription(
            "read: it reads what people put there; write: it puts there, too, and deletes. Unless stated, read.")
        @Closed(to = {"read", "write"})
        String access)
    implements Need {
  public OpenbaoNeed {
    access = access == null ? "read" : access;
  }
}
