package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table "What it refuses" of the process's page, whose rows begin with what is printed, and
 * {@code {...}} for what differs: {@code | `the data is of PostgreSQL {9.6}, ...` | ... |}.
 */
final class Documented {
  private static final Path PAGE = Path.of("../docs/design/ha-agent-process.md");

  private Documented() {}

  /** Fails unless the table has exactly one row for it. */
  static void line(String printed) throws IOException {
    List<String> rows = rows();
    assertThat(rows.stream().filter(row -> Pattern.matches(pattern(row), printed)))
        .as("rows of " + PAGE + " for: " + printed)
        .hasSize(1);
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("## What it refuses"))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("`")[1])
        .toList();
  }

  private static String pattern(String row) {
    return Arrays.stream(row.split("\\{[^}]*}", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".+"));
  }
}
