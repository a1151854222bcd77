package io.railiance.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.report.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
  private static final Path FIXTURES = Path.of("src/test/resources/check");

  static Stream<String> rules() {
    return Checks.all().stream().map(Check::rule);
  }

  /** Everything in a rule's folder whose name begins with {@code ok}. */
  static Stream<Path> good() {
    return fixtures("ok");
  }

  static Stream<Path> bad() {
    return fixtures("bad");
  }

  @ParameterizedTest
  @MethodSource("good")
  void findsNothingWrongWithAGoodFixture(Path fixture) {
    assertThat(new Fixture(fixture).run(checkOf(fixture))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void findsExactlyWhatABadFixtureSays(Path fixture) {
    Fixture bad = new Fixture(fixture);
    List<Fixture.Expected> missed = new ArrayList<>(bad.expected());
    List<Finding> unexpected = new ArrayList<>();
    assertThat(missed).as("a check is proven to fail by its bad fixture").isNotEmpty();
    for (Finding finding : bad.run(checkOf(fixture))) {
      assertThat(finding.rule()).isEqualTo(checkOf(fixture).rule());
      missed.stream()
          .filter(expected -> expected.fits(finding))
          .findFirst()
          .ifPresentOrElse(missed::remove, () -> unexpected.add(finding));
    }
    assertThat(unexpected).as("findings that no comment asks for").isEmpty();
    assertThat(missed).as("comments without a finding").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyCheckHasAGoodAndABadFixture(String rule) {
    assertThat(good().filter(fixture -> checkOf(fixture).rule().equals(rule))).isNotEmpty();
    assertThat(bad().filter(fixture -> checkOf(fixture).rule().equals(rule))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhyInSentences(String rule) {
    assertThat(checkOf(FIXTURES.resolve(rule).resolve("ok")).why())
        .isNotBlank()
        .endsWith(".")
        .doesNotContain("\n");
  }

  @Test
  void rulesAreSortedAndUnique() {
    assertThat(rules().toList()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyFixtureBelongsToACheck() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(rules().toList());
    }
  }

  private static Stream<Path> fixtures(String prefix) {
    try (Stream<Path> files = Files.walk(FIXTURES, 2)) {
      return files
          .filter(file -> !file.getParent().equals(FIXTURES))
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Check checkOf(Path fixture) {
    String rule = fixture.getParent().getFileName().toString();
    return Checks.all().stream()
        .filter(check -> check.rule().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + rule));
  }
}
