package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.railiance.platform.GoldenFile;
import io.railiance.platform.report.FindingsText;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.Services;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of applications: {@code review/boundary/}. */
class BoundaryTest {
  private static final Path CASES = Path.of("src/test/resources/review/boundary");

  @ParameterizedTest
  @ValueSource(strings = {"gitea", "shop", "blog"})
  void saysWhatAnApplicationBringsAlong(String application) {
    new GoldenFile(CASES.resolve(application + ".txt"))
        .matches(FindingsText.of(Boundary.findings(CASES, application)));
  }

  @Test
  void whatIsNoFolderIsNamed() {
    assertThatThrownBy(() -> Boundary.findings(CASES, "nothing"))
        .hasMessageContaining("nothing: error [boundary] is no folder");
  }

  @Test
  void itNamesEveryServiceOfThePlatform() {
    assertThat(PlatformEngine.ALL)
        .extracting(PlatformEngine::service)
        .containsExactlyInAnyOrderElementsOf(
            Services.all().stream().<String>map(Service::name).toList());
  }
}
