package io.railiance.platform.service.objectstorage;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.service.Order;

/** The spec and the needs ask for nothing that belongs to another engine. */
final class EngineFits {
  private static final String RULE = "object-storage-engine";

  private EngineFits() {}

  /** Without an endpoint there is no chart to make: the release ends here. */
  static void check(Order<ObjectStorageSpec, ObjectStorageNeed> order, Findings findings) {
    ObjectStorageSpec spec = order.spec().value();
    if (spec.elsewhere()) {
      elsewhere(order, findings);
    } else if (spec.endpoint() != null) {
      findings.add(
          finding(order, "/endpoint", "has an endpoint, but its engine is seaweedfs", "endpoint"));
    }
  }

  private static void elsewhere(
      Order<ObjectStorageSpec, ObjectStorageNeed> order, Findings findings) {
    ObjectStorageSpec spec = order.spec().value();
    if (spec.endpoint() == null) {
      throw new FindingsException(
          Finding.error(
              RULE,
              order.spec().source().at("/engine"),
              "has engine external, and no endpoint",
              "State endpoint, with host and addresses."));
    }
    if (spec.metadata() != null) {
      findings.add(
          finding(
              order,
              "/metadata",
              "has metadata, but keeps no objects: its engine is external",
              "metadata"));
    }
    for (Order.Of<ObjectStorageNeed> of : order.needs()) {
      if (of.need().quotaMiB() > 0) {
        findings.add(
            Finding.error(
                RULE,
                of.at(),
                "bucket \""
                    + of.need().bucket()
                    + "\" has a quota, and S3 has no request to set one at an endpoint that is elsewhere",
                "Remove quotaMiB, and have the limit set there."));
      }
    }
  }

  private static Finding finding(
      Order<ObjectStorageSpec, ObjectStorageNeed> order,
      String pointer,
      String what,
      String field) {
    return Finding.error(
        RULE,
        order.spec().source().keyAt(pointer),
        what,
        "Remove " + field + ", or change engine.");
  }
}
