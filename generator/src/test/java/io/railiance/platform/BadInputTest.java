package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.report.FindingsText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with the input: it is said where, and how to mend it, and the output is what it
 * was.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BadInputTest {
  /** Fifty findings, each with a message and a remedy of a few hundred characters. */
  private static final int LONGEST = 25_000;

  @TempDir static Path valid;
  @TempDir Path scratch;

  @BeforeAll
  static void generate() {
    BadInput.prepareValid(valid);
  }

  static List<BadInput> cases() {
    return BadInput.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_said_to_the_letter_and_nothing_is_written(BadInput input) throws IOException {
    Path root = scratch.resolve("repository");
    input.prepare(valid, root);
    SortedMap<String, String> before = outputOf(root);

    Outcome outcome = input.outcome(root);

    String printed = FindingsText.of(outcome.findings());
    new GoldenFile(input.findings()).matches(printed);
    assertThat(outcome.failed()).isTrue();
    assertThat(outputOf(root)).isEqualTo(before);
    assertThat(printed + outcome.diff())
        .hasSizeLessThan(LONGEST)
        .doesNotContain("Exception", scratch.toString())
        .doesNotMatch("(?s).*[\\p{Cntrl}\\p{Cf}&&[^\\n]].*");
  }

  /** After the findings that it shows, which an update writes. */
  @Test
  @Order(Integer.MAX_VALUE)
  void is_listed_on_a_page_for_people() {
    new GoldenFile(Path.of("../docs/bad-input.md")).matches(BadInputPage.of(BadInput.all()));
  }

  /** All that is not input, links as links. */
  static SortedMap<String, String> outputOf(Path root) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        String path = root.relativize(file).toString();
        if (!path.startsWith("specs/") || path.startsWith("specs/target/")) {
          found.put(path, content(file));
        }
      }
    }
    return found;
  }

  private static String content(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "-> " + Files.readSymbolicLink(file);
    }
    return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }
}
