package io.railiance.platform.check;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** No template uses what makes two renderings of the same values differ. */
final class NoForbiddenFunctions implements Check.OfChart {
  private static final List<Ban> BANS =
      List.of(
          function(
              "rand(?:AlphaNum|Alpha|Numeric|Ascii|Bytes|Int)|shuffle|uuidv4",
              "differs at each rendering",
              "Read the Secret that the values name."),
          function(
              "gen(?:CA|CAWithKey|SelfSignedCert|SelfSignedCertWithKey|SignedCert|SignedCertWithKey|PrivateKey)",
              "differs at each rendering",
              "Name a Secret whose certificate another tool makes."),
          function(
              "derivePassword|bcrypt|htpasswd|encryptAES|decryptAES",
              "puts a credential into the rendering",
              "Read the Secret that the values name."),
          function("now|ago|date|dateInZone|htmlDate", "reads the clock", "Remove the date."),
          function(
              "lookup",
              "asks the cluster, which gives nothing when a chart is only rendered",
              "Decide by a value."),
          function(
              "env|expandenv|getHostByName",
              "depends on the machine that renders",
              "Decide by a value."),
          function("tpl", "runs text of a value as a template", "Print the value as it is."),
          field(
              "\\.Capabilities\\b",
              "depends on the cluster that Helm assumes",
              "Decide it in the spec, or by a value."),
          field(
              "\\.Release\\.(?:IsUpgrade|IsInstall|Revision)\\b",
              "differs between installation and upgrade",
              "Render the same objects every time."));

  /** {@code key: null} outside of actions: Helm's versions read it in different ways. */
  private static final Pattern NULL = Pattern.compile("(?m)^[^#\\n{]*:[ \\t]+(null|~)[ \\t]*$");

  @Override
  public String rule() {
    return "no-forbidden-functions";
  }

  @Override
  public String why() {
    return "Templates use no randomness, clock, cluster, environment or release history, run no value as a template and"
        + " print no null. The same values give the same bytes, rendered here, by Helm or by Flux; a random password"
        + " would restart the pods at every rendering.";
  }

  @Override
  public void check(ChartFiles chart, Findings findings) {
    chart.forEachTemplate(
        (path, text) -> {
          for (TemplateAction action : TemplateAction.allIn(text)) {
            BANS.forEach(ban -> check(ban, action, chart, path, findings));
          }
          Matcher literal = NULL.matcher(text);
          while (literal.find()) {
            int line = 1 + (int) text.substring(0, literal.start()).lines().count();
            findings.add(
                Finding.error(
                    rule(), chart.at(path, line), "prints a null", "Leave the field out."));
          }
        });
  }

  private void check(
      Ban ban, TemplateAction action, ChartFiles chart, String path, Findings findings) {
    Matcher match = ban.pattern().matcher(action.code());
    while (match.find()) {
      findings.add(
          Finding.error(
              rule(),
              chart.at(path, action.lineAt(match.start())),
              match.group() + " " + ban.reason(),
              ban.remedy()));
    }
  }

  /** What is not used, and what it would do. */
  private record Ban(Pattern pattern, String reason, String remedy) {}

  private static Ban function(String names, String reason, String remedy) {
    return new Ban(Pattern.compile("(?<![.\\w$])(?:" + names + ")(?!\\w)"), reason, remedy);
  }

  private static Ban field(String pattern, String reason, String remedy) {
    return new Ban(Pattern.compile(pattern), reason, remedy);
  }
}
