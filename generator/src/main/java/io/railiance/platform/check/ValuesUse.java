package io.railiance.platform.check;

import io.railiance.platform.report.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place where a template names a value.
 *
 * @param path {@code image.tag}; empty where all values are named at once
 */
record ValuesUse(Location at, String path) {
  private static final Pattern USE =
      Pattern.compile("\\.Values((?:\\.[A-Za-z_][A-Za-z0-9_]*)*)(?![A-Za-z0-9_])");

  static List<ValuesUse> allIn(ChartFiles chart) {
    List<ValuesUse> uses = new ArrayList<>();
    chart.forEachTemplate(
        (path, text) -> {
          for (TemplateAction action : TemplateAction.allIn(text)) {
            Matcher use = USE.matcher(action.code());
            while (use.find()) {
              String named = use.group(1).isEmpty() ? "" : use.group(1).substring(1);
              uses.add(new ValuesUse(chart.at(path, action.lineAt(use.start())), named));
            }
          }
        });
    return uses;
  }

  /** Whether it names the value, a group that holds it, or something below it. */
  boolean touches(String value) {
    return path.isEmpty() || isWithin(path, value) || isWithin(value, path);
  }

  /** Whether a path is another one or below it. */
  static boolean isWithin(String path, String above) {
    return path.equals(above) || path.startsWith(above + ".");
  }
}
