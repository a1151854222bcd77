package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.Reference;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each object that is named exists. */
final class ReferencesResolve implements Check.OfRelease {
  /** Kubernetes makes it in each namespace. */
  private static final String ROOT_CA = "kube-root-ca.crt";

  @Override
  public String rule() {
    return "references-resolve";
  }

  @Override
  public String why() {
    return "Each Secret, ConfigMap, ServiceAccount, claim, Service and Role that an object names is in the release, with"
        + " the key that is asked for, or is declared by the platform, or a Certificate of the release names it. A pod whose volume names nothing stays in"
        + " ContainerCreating, without an error anywhere. A StatefulSet's Service is headless: its pods have no names"
        + " otherwise.";
  }

  @Override
  public void check(Release release, Surroundings around, Findings findings) {
    for (Manifest manifest : release.manifests()) {
      for (Reference reference : Reference.allIn(manifest)) {
        resolve(reference, release, around, findings);
      }
    }
  }

  private void resolve(
      Reference reference, Release release, Surroundings around, Findings findings) {
    List<Manifest> candidates = release.of(reference.kind());
    Optional<Manifest> target =
        candidates.stream().filter(each -> each.name().equals(reference.name())).findFirst();
    if (target.isEmpty()) {
      if (!around.has(reference.kind(), reference.name())
          && !reference.name().equals(ROOT_CA)
          && !isCertified(reference, release)) {
        List<String> known = candidates.stream().map(Manifest::name).toList();
        add(
            findings,
            reference,
            "there is no " + reference.shown() + "." + DidYouMean.sentence(reference.name(), known),
            "Correct the name, add the object to the chart, or let the service declare it.");
      }
    } else if (reference.kind().equals("ConfigMap") && !reference.key().isEmpty()) {
      key(reference, target.get(), findings);
    } else if (reference.pointer().equals("/spec/serviceName")
        && !target.get().at("/spec/clusterIP").asString("").equals("None")) {
      add(
          findings,
          reference,
          reference.shown() + " is not headless",
          "Name a Service with clusterIP None.");
    }
  }

  /** cert-manager makes the Secret that a Certificate names. */
  private static boolean isCertified(Reference reference, Release release) {
    return reference.kind().equals("Secret")
        && release.of("Certificate").stream()
            .map(each -> each.at("/spec/secretName").asString(""))
            .anyMatch(reference.name()::equals);
  }

  private void key(Reference reference, Manifest target, Findings findings) {
    List<String> keys = new ArrayList<>();
    for (String data : List.of("data", "binaryData")) {
      FieldPath.of(data)
          .in(target.body(), "")
          .forEach(at -> keys.addAll(target.at(at).propertyNames()));
    }
    if (!keys.contains(reference.key())) {
      add(
          findings,
          reference,
          "there is no " + reference.shown() + "." + DidYouMean.sentence(reference.key(), keys),
          "Correct the key, or add it to the ConfigMap.");
    }
  }

  private void add(Findings findings, Reference reference, String message, String remedy) {
    findings.add(
        Finding.error(rule(), reference.manifest().place(reference.pointer()), message, remedy));
  }
}
