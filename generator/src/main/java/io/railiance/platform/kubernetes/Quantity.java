package io.railiance.platform.kubernetes;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as Kubernetes writes it: {@code 500m}, {@code 1.5Gi}, {@code 2e3}.
 *
 * <p>Source: apimachinery {@code pkg/api/resource/quantity.go}.
 */
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:[0-9]{1,18}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9}))"
              + "(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?[0-9]{1,2}))?");
  private static final String BINARY = "KMGTPE";
  private static final String DECIMAL = "num kMGTPE";

  /** Nothing where the text is no quantity: {@code 10GB}, {@code 1.5.Gi}. */
  public static Optional<Quantity> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(form.group(1));
    if (form.group(2) != null) {
      int power = BINARY.indexOf(form.group(2).charAt(0)) + 1;
      return Optional.of(new Quantity(number.multiply(BigDecimal.valueOf(1024).pow(power))));
    }
    if (form.group(3) != null) {
      int power = 3 * (DECIMAL.indexOf(form.group(3)) - DECIMAL.indexOf(' '));
      return Optional.of(new Quantity(number.scaleByPowerOfTen(power)));
    }
    int power = form.group(4) == null ? 0 : Integer.parseInt(form.group(4));
    return Optional.of(new Quantity(number.scaleByPowerOfTen(power)));
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }
}
