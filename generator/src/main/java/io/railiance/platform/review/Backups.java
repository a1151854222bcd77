package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import java.util.regex.Pattern;

/** Which CronJobs make backups: nothing in Kubernetes says it, so their words must. */
final class Backups {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i).*(backup|pg_?dump|dumpall|basebackup|pgbackrest|barman|wal-?g|restic|velero|snapshot).*",
          Pattern.DOTALL);

  private Backups() {}

  static boolean isOne(Manifest manifest) {
    return manifest.is("CronJob")
        && (says(manifest.name())
            || says(manifest.labels().toString())
            || manifest.containers().stream()
                .anyMatch(
                    each ->
                        says(each.image())
                            || says(each.body().path("command").toString())
                            || says(each.body().path("args").toString())));
  }

  private static boolean says(String text) {
    return WORDS.matcher(text).matches();
  }
}
