package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is called by an alert finds its runbook. */
class RunbooksTest {
  private static final Path RUNBOOKS = Path.of("../docs/runbooks");
  private static final Pattern LINK =
      Pattern.compile("runbook_url: \\S*/docs/runbooks/(\\S+)#(\\S+)");

  @Test
  void everyAlertLinksToAHeadingThatIsThere() throws IOException {
    StringBuilder rules = new StringBuilder();
    OurRepository.generated()
        .forEach(
            (path, text) -> {
              if (path.startsWith("rendered/") && path.contains("/prometheusrule-")) {
                rules.append(text);
              }
            });
    List<MatchResult> links = LINK.matcher(rules).results().toList();
    assertThat(links).hasSizeGreaterThan(10);
    assertThat(Pattern.compile("- alert: ").matcher(rules).results().count())
        .isEqualTo(links.size());
    for (MatchResult link : links) {
      assertThat(headings(RUNBOOKS.resolve(link.group(1)))).contains(link.group(2));
    }
  }

  private static List<String> headings(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
        .toList();
  }
}
