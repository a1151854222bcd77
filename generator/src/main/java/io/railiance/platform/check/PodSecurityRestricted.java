package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodSecurity;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;

/** Each pod is one that a namespace of Pod Security "restricted" admits. */
final class PodSecurityRestricted implements Check.OfManifest {
  @Override
  public String rule() {
    return "pod-security-restricted";
  }

  @Override
  public String why() {
    return "Each pod, of Jobs, hooks and tests too, with each of its containers, fits the Pod Security Standard"
        + " \"restricted\" in the strictest form of Kubernetes 1.31 to 1.36. The namespace of the platform enforces it:"
        + " a pod that does not fit is never created.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    manifest
        .pods()
        .map(PodSecurity::of)
        .ifPresent(
            security ->
                security.violations().forEach(each -> findings.add(finding(manifest, each))));
  }

  private Finding finding(Manifest manifest, PodSecurity.Violation violation) {
    return Finding.error(
        rule(), manifest.place(violation.pointer()), violation.what(), violation.remedy());
  }
}
