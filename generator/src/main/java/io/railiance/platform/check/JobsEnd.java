package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;

/** Each Job ends, is not started over and over, and is cleaned up. */
final class JobsEnd implements Check.OfManifest {
  private static final List<String> OF_JOBS = List.of("activeDeadlineSeconds", "backoffLimit");
  private static final List<String> OF_CRON_JOBS =
      List.of("startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit");

  @Override
  public String rule() {
    return "jobs-end";
  }

  @Override
  public String why() {
    return "Each Job has a deadline and a limit of retries; one that no CronJob and no hook owns has a"
        + " ttlSecondsAfterFinished. A CronJob never runs twice at a time (concurrencyPolicy), has a starting deadline"
        + " and limits of its history: a hung backup blocks all later ones, and one hundred missed starts stop a CronJob"
        + " for good.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    if (manifest.is("Job")) {
      OF_JOBS.forEach(field -> given(manifest, "/spec", field, findings));
      if (manifest.hook().isEmpty()) {
        given(manifest, "/spec", "ttlSecondsAfterFinished", findings);
      }
    }
    if (manifest.is("CronJob")) {
      OF_CRON_JOBS.forEach(field -> given(manifest, "/spec", field, findings));
      OF_JOBS.forEach(field -> given(manifest, "/spec/jobTemplate/spec", field, findings));
      if (!manifest.at("/spec/concurrencyPolicy").asString("").matches("Forbid|Replace")) {
        findings.add(
            Finding.error(
                rule(),
                manifest.place("/spec/concurrencyPolicy"),
                manifest.shown() + " may run twice at a time",
                "Set concurrencyPolicy to Forbid."));
      }
    }
  }

  private void given(Manifest manifest, String spec, String field, Findings findings) {
    if (!manifest.at(spec).has(field)) {
      findings.add(
          Finding.error(
              rule(),
              manifest.place(spec),
              manifest.shown() + " has no " + field,
              "Set " + field + "."));
    }
  }
}
