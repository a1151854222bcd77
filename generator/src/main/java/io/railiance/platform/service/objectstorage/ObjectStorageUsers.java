package io.railiance.platform.service.objectstorage;

import java.util.Set;

/** Who holds a key, beside the buckets' own users, which are named as their buckets. */
final class ObjectStorageUsers {
  /** People; may do everything. */
  static final String ADMIN = "admin";

  /** The job that makes buckets, on behalf of their users. */
  static final String PROVISIONER = "provisioner";

  /** helm test, and its bucket. */
  static final String PROBE = "helm-test";

  /** No consumer's bucket may have these names. */
  static final Set<String> OWN = Set.of(ADMIN, PROVISIONER, PROBE);

  private ObjectStorageUsers() {}
}
