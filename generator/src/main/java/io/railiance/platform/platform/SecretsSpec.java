package io.railiance.platform.platform;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * How Secrets come to the charts, which know only that they are there.
 *
 * <pre>{@code
 * source: sops
 * recipients: [age1...]
 * }</pre>
 */
public record SecretsSpec(
    @JsonPropertyDescription(
            "What makes Secrets: a script in the cluster; the same into files that sops encrypts, for Flux to"
                + " decrypt; or a release of openbao with the External Secrets Operator. Without it: script.")
        @Closed(to = {SCRIPT, SOPS, OPENBAO})
        String source,
    @JsonPropertyDescription(
            "With openbao: the consumer that is the External Secrets Operator; its need of OpenBao lets it in.")
        @Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS)
        String operator,
    @JsonPropertyDescription(
            "With openbao: how those Secrets come that it needs itself. Without it: script.")
        @Closed(
            to = {SCRIPT, SOPS},
            because = "OpenBao cannot keep what it needs in order to start.")
        String bootstrap,
    @JsonPropertyDescription(
            "With openbao: releases whose Secrets come like its own, because it needs these releases.")
        List<@Pattern(regexp = Grammar.RELEASE, message = Grammar.RELEASE_WORDS) String> early,
    @JsonPropertyDescription(
            "With sops: public keys of age that can decrypt: Flux' and those of the people who run it.")
        List<@Pattern(regexp = RECIPIENT, message = RECIPIENT_WORDS) String> recipients) {
  public static final String SCRIPT = "script";
  public static final String SOPS = "sops";
  public static final String OPENBAO = "openbao";

  private static final String RECIPIENT = "^age1[02-9ac-hj-np-z]{58}$";
  private static final String RECIPIENT_WORDS =
      "a public key of age, as age-keygen -y prints it: age1 and 58 more letters and digits";

  public SecretsSpec {
    source = source == null ? SCRIPT : source;
    operator = operator == null ? "" : operator;
    bootstrap = bootstrap == null ? SCRIPT : bootstrap;
    early = early == null ? List.of() : List.copyOf(early);
    recipients = recipients == null ? List.of() : List.copyOf(recipients);
  }

  /** Where nothing is stated. */
  static SecretsSpec byScript() {
    return new SecretsSpec(null, null, null, null, null);
  }

  /** Whether some are kept by a release. */
  public boolean isKept() {
    return source.equals(OPENBAO);
  }

  /** How those come that no release keeps: {@code script} or {@code sops}. */
  public String unkept() {
    return isKept() ? bootstrap : source;
  }
}
