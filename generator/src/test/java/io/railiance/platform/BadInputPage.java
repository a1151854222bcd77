package io.railiance.platform;

import java.util.List;

/** The page {@code docs/bad-input.md}: every mistake that is tested, and what is printed. */
final class BadInputPage {
  private BadInputPage() {}

  static String of(List<BadInput> inputs) {
    StringBuilder page = new StringBuilder("# Bad input\n");
    inputs.forEach(each -> page.append(each.name()).append('\n'));
    return page.toString();
  }
}
