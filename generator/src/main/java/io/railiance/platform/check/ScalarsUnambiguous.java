package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;

/** Each text that YAML 1.1 would read as something else is quoted. */
final class ScalarsUnambiguous implements Check.OfManifest {
  @Override
  public String rule() {
    return "scalars-unambiguous";
  }

  @Override
  public String why() {
    return "Words such as on, n, 0777 and 1e3 are quoted where text is meant: Helm, kubectl and the API server read"
        + " YAML 1.1, in which they are booleans and numbers.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (String pointer : manifest.document().ambiguous()) {
      String text = manifest.at(pointer).asString("");
      findings.add(
          Finding.error(
              rule(),
              manifest.place(pointer),
              "\"" + text + "\" is unquoted, and a reader of YAML 1.1 does not take it for text",
              remedy(text)));
    }
  }

  private static String remedy(String text) {
    String quote = "quote it where text is meant: in a template by \"| quote\".";
    return text.matches("0[0-7]+")
        ? "Write " + Integer.parseInt(text, 8) + " where a file mode is meant; " + quote
        : Character.toUpperCase(quote.charAt(0)) + quote.substring(1);
  }
}
