package io.railiance.platform.spec;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody meant whose text almost fits a pattern.
 *
 * <pre>{@code
 * 10GB    -> 10Gi, 10G
 * Gitea_1 -> gitea-1
 * }</pre>
 */
final class Respelling {
  /** Letters that look like Latin ones, and these. */
  private static final String CYRILLIC = "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456";

  private static final String LATIN = "aeopcyxi";
  private static final Pattern AMOUNT =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\.?([kmgtp])(?:i?b|i)?", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 100;

  private Respelling() {}

  /** {@code Did you mean "10Gi" or "10G"?} with a leading blank, or nothing. */
  static String sentence(String typed, Pattern wanted) {
    Set<String> meant = new LinkedHashSet<>();
    if (typed.length() <= LONGEST) {
      candidates(typed)
          .filter(each -> !each.isEmpty() && !each.equals(typed))
          .filter(each -> wanted.matcher(each).matches())
          .limit(2)
          .forEach(each -> meant.add('"' + each + '"'));
    }
    return meant.isEmpty() ? "" : " Did you mean " + String.join(" or ", meant) + "?";
  }

  private static Stream<String> candidates(String typed) {
    String visible = latin(typed).strip().replaceAll("[^\\x20-\\x7e\n]", "");
    String decimal = visible.replace(',', '.');
    Optional<List<String>> amounts = amounts(decimal.replace(" ", ""));
    if (amounts.isPresent()) {
      return amounts.get().stream();
    }
    String dashed = visible.replaceAll("[ _]", "-");
    String trimmed = dashed.replaceAll("^[-.]+|[-.]+$", "");
    return Stream.of(visible, decimal, dashed, trimmed)
        .flatMap(each -> Stream.of(each, each.toLowerCase(Locale.ROOT)))
        .distinct();
  }

  /** Both that a unit may mean: a power of 1024, and one of 1000. */
  private static Optional<List<String>> amounts(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      return Optional.empty();
    }
    String unit = amount.group(2).toUpperCase(Locale.ROOT);
    String decimal = unit.equals("K") ? "k" : unit;
    return Optional.of(List.of(amount.group(1) + unit + "i", amount.group(1) + decimal));
  }

  private static String latin(String text) {
    StringBuilder latin = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .forEach(
            point -> {
              int like = CYRILLIC.indexOf(point);
              latin.appendCodePoint(like < 0 ? point : LATIN.charAt(like));
            });
    return latin.toString();
  }
}
