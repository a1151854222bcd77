package io.railiance.platform.check;

import io.railiance.platform.kubernetes.KubernetesSchemas;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.SchemaViolation;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Each object is what the API server of every minor of the platform accepts. */
final class MatchesKubernetesSchema implements Check.OfRelease {
  private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.bundled();

  @Override
  public String rule() {
    return "kubernetes-schema";
  }

  @Override
  public String why() {
    return "Each object fits the schema of its kind in every Kubernetes minor that specs/platform.yaml names, and has no field"
        + " that the kind does not know. A server drops an unknown field without a word.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    release.manifests().forEach(manifest -> check(manifest, around.kubernetes(), findings));
  }

  void check(Manifest manifest, List<String> minors, Findings findings) {
    SortedMap<SchemaViolation, List<String>> violations = new TreeMap<>();
    for (String minor : minors) {
      for (SchemaViolation violation : SCHEMAS.validate(minor, manifest.body())) {
        violations.computeIfAbsent(violation, any -> new ArrayList<>()).add(minor);
      }
    }
    violations.forEach(
        (violation, where) ->
            findings.add(
                Finding.error(
                    rule(),
                    manifest.place(pointer(violation)),
                    violation
                        + (where.equals(minors)
                            ? ""
                            : " (Kubernetes " + String.join(", ", where) + ")"),
                    "Correct it in " + manifest.source() + ".")));
  }

  /** At the field itself where one is too many, at its parent where one is missing. */
  private static String pointer(SchemaViolation violation) {
    return violation.keyword().equals("additionalProperties")
        ? violation.pointer() + "/" + violation.property()
        : violation.pointer();
  }
}
