package io.railiance.platform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Made-up secrets are put together here: no scanner is to find one in this repository. */
final class LiteralSecretsTest {
  private static final String BODY = "Zx9".repeat(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN |PRIVATE KEY-----", "-----BEGIN OPENSSH |PRIVATE KEY-----", "gh|p_",
            "github|_pat_",
        "gl|pat-", "xox|b-", "ey|J", "https://me:"
      })
  void a_known_form_is_found_wherever_it_stands(String start) {
    String form = start.replace("|", "");
    String secret =
        form.startsWith("ey") ? form + BODY + "." + form + BODY + "." : form + BODY + "@x";
    for (String text : List.of("a: '" + secret + "'\n", "# " + secret + "\na: 1\n")) {
      assertThat(found(text)).extracting(Finding::rule).containsExactly("literal-secret");
      assertThat(FindingsText.of(found(text))).doesNotContain("Zx9");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "adminPassword",
        "REDIS_PASSWORD",
        "apiKey",
        "api_key",
        "token",
        "secretKey"
      })
  void a_field_named_so_holds_one(String field) {
    assertThat(found("a:\n  - " + field + ": hunter\n"))
        .extracting(Finding::toString)
        .singleElement()
        .asString()
        .startsWith("x.yaml:2:")
        .doesNotContain("hunter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "existingSecret: valkey-users",
        "passwordSecret: x",
        "token: false",
        "password: \"\"",
        "url: https://example.org/a:b@c",
        "digest: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "keys: [\"gitea-cache:\"]",
        "topologyKey: kubernetes.io/hostname"
      })
  void what_only_names_one_is_left_alone(String line) {
    assertThat(found(line + "\n")).isEmpty();
  }

  private static List<Finding> found(String text) {
    Findings findings = new Findings();
    findings.collect(() -> SpecReader.source("x.yaml", text));
    return findings.list();
  }
}
