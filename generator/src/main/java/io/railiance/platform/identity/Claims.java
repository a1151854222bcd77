package io.railiance.platform.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Where a token says who somebody is, and what groups that one is in. */
public record Claims(
    @JsonPropertyDescription("Claim with the name of a user: preferred_username.")
        @NotNull
        @Pattern(regexp = OidcGrammar.USER_CLAIM, message = OidcGrammar.USER_CLAIM_WORDS)
        String user,
    @JsonPropertyDescription("Claim with the list of the user's groups.")
        @NotNull
        @Pattern(regexp = OidcGrammar.CLAIM, message = OidcGrammar.CLAIM_WORDS)
        String groups) {}
