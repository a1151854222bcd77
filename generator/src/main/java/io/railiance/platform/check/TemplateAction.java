package io.railiance.platform.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Helm evaluates in a template: the text between a pair of double braces, comments left out
 * and string literals blanked, so that only code remains.
 *
 * @param line of the template that the text begins on
 */
record TemplateAction(int line, String code) {
  private static final Pattern ACTION =
      Pattern.compile("\\{\\{-?\\s*(/\\*.*?\\*/|.*?)\\s*-?}}", Pattern.DOTALL);
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`", Pattern.DOTALL);

  static List<TemplateAction> allIn(String template) {
    List<TemplateAction> actions = new ArrayList<>();
    Matcher action = ACTION.matcher(template);
    while (action.find()) {
      if (!action.group(1).startsWith("/*")) {
        String code = STRING.matcher(action.group(1)).replaceAll("\"\"");
        actions.add(new TemplateAction(lineOf(template, action.start(1)), code));
      }
    }
    return actions;
  }

  /** The line of the template that an offset of the code is on. */
  int lineAt(int offset) {
    return line + lineOf(code, offset) - 1;
  }

  private static int lineOf(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(each -> each == '\n').count();
  }
}
