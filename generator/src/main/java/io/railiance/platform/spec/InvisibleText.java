package io.railiance.platform.spec;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Printable;
import io.railiance.platform.yaml.Located;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Characters in values that nobody sees, or that change the order in which others are seen. Some of
 * them Helm does not write back: its {@code toYaml} makes nothing at all of a list that holds one.
 */
final class InvisibleText {
  private InvisibleText() {}

  static void check(Located document, Findings findings) {
    for (String pointer : document.values().keySet()) {
      String text = document.node(pointer).asString("");
      OptionalInt point = text.codePoints().filter(InvisibleText::isInvisible).findFirst();
      if (point.isPresent()) {
        findings.add(
            Finding.error(
                "invisible-text",
                document.at(pointer),
                Printable.quoted(text) + " has " + name(point.getAsInt()),
                "Type the text anew."));
      }
    }
  }

  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n' && point != '\t';
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      // Unassigned is also what never will be, such as U+FFFE.
      case Character.UNASSIGNED -> true;
      default -> false;
    };
  }

  /** {@code ZERO WIDTH SPACE (U+200B)}. */
  private static String name(int point) {
    String name = Character.getName(point);
    String code = String.format(Locale.ROOT, "U+%04X", point);
    return name == null ? code : name + " (" + code + ")";
  }
}
