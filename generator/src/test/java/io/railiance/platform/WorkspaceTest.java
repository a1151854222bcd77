package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkspaceTest {
  @ParameterizedTest
  @CsvSource({
    "helm/charts/valkey/Chart.yaml, valkey",
    "helm/charts/valkey/templates/tests/ping.yaml, valkey",
    "helm/values/local/valkey.yaml, valkey",
    "rendered/local/valkey/service-valkey.yaml, valkey",
    "helm/secrets/local.sh, ''",
    "schemas/spec/valkey.schema.json, ''",
    "schemas/spec/values/valkey.schema.json, valkey",
    "docs/checks.md, ''",
  })
  void knowsWhoseAFileIs(String path, String release) {
    assertThat(Workspace.releaseOf(path)).isEqualTo(release);
  }
}
