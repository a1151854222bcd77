package io.railiance.platform.service.objectstorage;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.StatedOnce;
import java.util.HashSet;
import java.util.Set;

/** Needs fit together: no bucket is two consumers', or the service's own. */
final class ObjectStorageNeedsFit {
  private ObjectStorageNeedsFit() {}

  static void check(Order<ObjectStorageSpec, ObjectStorageNeed> order, Findings findings) {
    StatedOnce stated = new StatedOnce(findings);
    for (Order.Of<ObjectStorageNeed> of : order.needs()) {
      bucket(of, stated, findings);
      expiry(of, findings);
    }
  }

  private static void bucket(Order.Of<ObjectStorageNeed> of, StatedOnce stated, Findings findings) {
    String bucket = of.need().bucket();
    if (ObjectStorageUsers.OWN.contains(bucket)) {
      findings.add(
          Finding.error(
              "object-storage-bucket",
              of.at(),
              "bucket \"" + bucket + "\" is the service's own",
              "Choose another name, such as the application's."));
    } else {
      stated.add(
          "object-storage-bucket", "bucket", bucket, of.at(), "Give one of them another name.");
    }
  }

  private static void expiry(Order.Of<ObjectStorageNeed> of, Findings findings) {
    ObjectStorageNeed need = of.need();
    if (need.versioning() && !need.expire().isEmpty()) {
      findings.add(
          Finding.error(
              "object-storage-expiry",
              of.at(),
              "bucket \""
                  + need.bucket()
                  + "\" keeps old versions and lets objects expire, but SeaweedFS lets their versions go with them",
              "Remove versioning or expire, or state two buckets."));
    }
    Set<String> prefixes = new HashSet<>();
    for (Expiry expiry : need.expire()) {
      if (!prefixes.add(expiry.prefix())) {
        findings.add(
            Finding.error(
                "object-storage-expiry",
                of.at(),
                "bucket \"" + need.bucket() + "\" has two ages for \"" + expiry.prefix() + "\"",
                "Keep one of them."));
      }
    }
  }
}
