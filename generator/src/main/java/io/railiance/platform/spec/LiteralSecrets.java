package io.railiance.platform.spec;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Located;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Passwords and keys that somebody wrote into a spec. What is found is never shown: a log is read
 * by more people than the file.
 */
final class LiteralSecrets {
  private static final String RULE = "literal-secret";

  /** The forms that issuers gave their keys so that they can be found; and a password in a URL. */
  private static final Pattern FORMS =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY"
              + "|AGE-SECRET-KEY-1"
              + "|\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36}|\\bgithub_pat_[A-Za-z0-9_]{22}|\\bglpat-[A-Za-z0-9_-]{20}"
              + "|\\bxox[abprs]-[A-Za-z0-9-]{10}"
              + "|\\beyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10}"
              + "|://[^/\\s:@\"']{1,100}:[^/\\s:@\"']{1,100}@");

  private static final Pattern FIELD =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|token|api-?_?key|secret-?_?key|private-?_?key|access-?_?key)");

  private LiteralSecrets() {}

  /** Those that show in the text itself, be it a comment. */
  static void inText(String file, String text, Findings findings) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      Matcher form = FORMS.matcher(line);
      if (form.find()) {
        int column = line.codePointCount(0, form.start()) + 1;
        findings.add(secret(new Location(file, number, column), "a password or key is here"));
      }
    }
  }

  /** Those that show by the name of their field. */
  static void inFields(Located document, Findings findings) {
    inFields(document, "", findings);
  }

  private static void inFields(Located document, String pointer, Findings findings) {
    JsonNode node = document.node(pointer);
    for (String name : node.propertyNames()) {
      String at = Located.child(pointer, name);
      JsonNode value = node.get(name);
      if (value.isString() && !value.asString().isEmpty() && FIELD.matcher(name).matches()) {
        findings.add(secret(document.at(at), "the value of \"" + name + "\" is a secret"));
      }
      inFields(document, at, findings);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      inFields(document, Located.child(pointer, i), findings);
    }
  }

  private static Finding secret(Location at, String message) {
    return Finding.error(
        RULE,
        at,
        message + " (not shown)",
        "Remove it, and name a Secret of the cluster instead; if it was ever pushed, exchange it.");
  }
}
