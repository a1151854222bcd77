package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** No role grants more than somebody thought of. */
final class RolesNarrow implements Check.OfManifest {
  private static final Set<String> ESCALATING =
      Set.of("pods/exec", "pods/attach", "pods/ephemeralcontainers", "nodes/proxy");
  private static final Set<String> ESCALATING_VERBS = Set.of("escalate", "bind", "impersonate");

  @Override
  public String rule() {
    return "roles-narrow";
  }

  @Override
  public String why() {
    return "No Role has a wildcard, reads Secrets without naming them, enters pods or hands out rights; nothing is bound"
        + " to cluster-admin. What a service's account may do, whoever takes over one of its pods may do.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    if (manifest.at("/roleRef/name").asString("").equals("cluster-admin")) {
      add(findings, manifest, "/roleRef/name", "is bound to cluster-admin", "Bind a narrow Role.");
    }
    if (!manifest.kind().matches("(Cluster)?Role")) {
      return;
    }
    for (String rule : FieldPath.of("rules[*]").in(manifest.body(), "")) {
      for (String list : List.of("apiGroups[*]", "resources[*]", "verbs[*]")) {
        for (String pointer : FieldPath.of(list).in(manifest.body(), rule)) {
          word(manifest, pointer, manifest.at(rule), findings);
        }
      }
    }
  }

  private void word(Manifest manifest, String pointer, JsonNode rule, Findings findings) {
    String word = manifest.at(pointer).asString("");
    if (word.contains("*")) {
      add(findings, manifest, pointer, "grants \"" + word + "\"", "Name what is needed.");
    }
    if (word.equals("secrets") && !rule.has("resourceNames")) {
      add(
          findings,
          manifest,
          pointer,
          "grants every Secret of the namespace",
          "Name the Secrets in resourceNames.");
    }
    if (ESCALATING.contains(word) || ESCALATING_VERBS.contains(word)) {
      add(
          findings,
          manifest,
          pointer,
          "grants \"" + word + "\", a way to other rights",
          "Remove it, and let the program do without.");
    }
  }

  private void add(
      Findings findings, Manifest manifest, String pointer, String what, String remedy) {
    findings.add(
        Finding.error(rule(), manifest.place(pointer), manifest.shown() + " " + what, remedy));
  }
}
