package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.Located;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Each credential is in a Secret that the release does not make, and reaches a process as a file.
 */
final class CredentialsInFiles implements Check.OfManifest {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY).*");

  /** Says where a credential is, or about one: {@code PGPASSWORD_FILE}, {@code TOKEN_TTL}. */
  private static final Pattern ABOUT =
      Pattern.compile("(?i).*(FILE|PATH|DIR|NAME|TTL|PERIOD|ENCRYPTION|ROTATION)");

  private static final List<Pattern> IN_COMMANDS =
      List.of(
          Pattern.compile(
              "(?i)(?=-)(?<![-\\w])-{1,2}+(?!no-)[a-z-]*(password|passwd|pass|requirepass|masterauth|secret|secret-key|access-key|token)"
                  + "(=|\\s+|$)(?!\\S*(/|file))"),
          Pattern.compile("(?=-)(?<![-\\w])-[ap]\\s*[\"']?\\$[({]?\\w*(PASS|SECRET|TOKEN|AUTH|PW)"),
          Pattern.compile("://(?<=[a-z0-9+.-]://)[^\\s/@:\"']*:[^\\s/@\"']+@"));

  private static final Pattern COMMENT = Pattern.compile("^[ \\t]*+#.*", Pattern.MULTILINE);
  private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final String MOUNT =
      "Mount the Secret that the values name as a volume, and let the program read the file.";

  @Override
  public String rule() {
    return "credentials-in-files";
  }

  @Override
  public String why() {
    return "No Secret with data is rendered, and no credential stands in an environment variable, a command line or a"
        + " ConfigMap, not even by reference: environments are inherited, logged and shown by kubectl describe, command"
        + " lines by ps. A process reads a credential from a mounted file.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    if (manifest.is("Secret")) {
      for (String field : List.of("data", "stringData")) {
        if (!manifest.body().path(field).isEmpty()) {
          add(
              findings,
              manifest,
              "/" + field,
              manifest.shown() + " is rendered with data",
              "Name an existing Secret in the values instead.");
        }
      }
    }
    if (manifest.is("ConfigMap")) {
      FieldPath.of("data[*]")
          .in(manifest.body(), "")
          .forEach(pointer -> text(manifest, pointer, "the ConfigMap", findings));
    }
    manifest.containers().forEach(container -> container(container, findings));
  }

  private void container(Container container, Findings findings) {
    Manifest manifest = container.manifest();
    for (String command : List.of("command[*]", "args[*]")) {
      FieldPath.of(command)
          .in(manifest.body(), container.pointer())
          .forEach(at -> text(manifest, at, container.shown() + ": the command line", findings));
    }
    for (String pointer : FieldPath.of("env[*]").in(manifest.body(), container.pointer())) {
      variable(container, pointer, findings);
    }
    for (String pointer :
        FieldPath.of("envFrom[*].secretRef").in(manifest.body(), container.pointer())) {
      add(
          findings,
          manifest,
          pointer,
          container.shown() + " takes its environment from a Secret",
          MOUNT);
    }
  }

  private void variable(Container container, String pointer, Findings findings) {
    Manifest manifest = container.manifest();
    JsonNode variable = manifest.at(pointer);
    String name = variable.path("name").asString("");
    String shown = container.shown() + ": variable " + name;
    if (!variable.at("/valueFrom/secretKeyRef").isMissingNode()) {
      String at = pointer + "/valueFrom/secretKeyRef";
      add(findings, manifest, at, shown + " is read from a Secret", MOUNT);
    } else if (!variable.path("value").asString("").isEmpty()
        && NAME.matcher(name).matches()
        && !ABOUT.matcher(name).matches()) {
      add(findings, manifest, pointer, shown + " holds a credential", MOUNT);
    } else {
      text(manifest, Located.child(pointer, "value"), shown, findings);
    }
  }

  private void text(Manifest manifest, String pointer, String subject, Findings findings) {
    String text = manifest.at(pointer).asString("");
    String code = COMMENT.matcher(text).replaceAll("");
    if (IN_COMMANDS.stream().anyMatch(pattern -> pattern.matcher(code).find())) {
      add(findings, manifest, pointer, subject + " carries a credential", MOUNT);
    }
    if (PRIVATE_KEY.matcher(text).find()) {
      add(findings, manifest, pointer, subject + " carries a private key", MOUNT);
    }
  }

  private void add(
      Findings findings, Manifest manifest, String pointer, String message, String remedy) {
    findings.add(Finding.error(rule(), manifest.place(pointer), message, remedy));
  }
}
