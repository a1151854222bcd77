package io.railiance.platform.kubernetes;

/**
 * How Kubernetes spells its values, as patterns that Java, ECMA and RE2 read alike.
 *
 * <p>Sources: apimachinery {@code pkg/util/validation/validation.go} and {@code
 * pkg/api/resource/quantity.go}.
 */
public final class Grammar {
  /** A DNS label (RFC 1123), at most 63 characters: a namespace, a container. */
  public static final String LABEL = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";

  public static final String LABEL_WORDS =
      "a DNS label: lower-case letters, digits and inner dashes, at most 63";

  /**
   * A release, short enough for what is appended to it, and a DNS label of RFC 1035 since Services
   * are named by it.
   */
  public static final String RELEASE = "^[a-z]([-a-z0-9]{0,28}[a-z0-9])?$";

  public static final String RELEASE_WORDS =
      "a release name: lower-case letters, digits and inner dashes, begins with a letter, at most 30";

  /** A DNS name (RFC 1123), at most 253 characters. */
  public static final String NAME =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  public static final String NAME_WORDS =
      "an object name: lower-case letters, digits, inner dashes and dots";

  /** An amount that is not negative, with its unit: {@code 500m}, {@code 10Gi}. */
  public static final String QUANTITY =
      "^(0|[1-9][0-9]{0,14})(\\.[0-9]{1,9})?(m|k|Ki|Mi|Gi|Ti|Pi|M|G|T|P)?$";

  public static final String QUANTITY_WORDS = "a quantity such as 500m, 256Mi or 10Gi";

  /** A block of addresses; whether it begins with its first one, {@link AddressBlock} says. */
  public static final String BLOCK =
      "^(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}/(3[0-2]|[12]?[0-9])$"
          + "|^[0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,6}(:[0-9a-f]{1,4}|::)/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$";

  public static final String BLOCK_WORDS =
      "a block of addresses such as 203.0.113.0/24 or 2001:db8::/32";

  /** A DNS name, or nothing for a default. */
  public static final String OPTIONAL_NAME =
      "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$";

  /** A label's value. */
  public static final String LABEL_VALUE = "^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$";

  public static final String LABEL_VALUE_WORDS =
      "a label value: letters, digits, inner dashes, dots and underscores, at most 63";

  /** A label key with its optional prefix. */
  public static final String LABEL_KEY =
      "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";

  public static final String LABEL_KEY_WORDS = "a label key such as app.kubernetes.io/name";

  /**
   * A host with a dot or a port, or {@code localhost}: anything else before the first slash of an
   * image is the beginning of its path.
   */
  public static final String REGISTRY =
      "^(localhost|[a-z0-9]([-a-z0-9]*[a-z0-9])?(:[0-9]{1,5}|(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+(:[0-9]{1,5})?))$";

  public static final String REGISTRY_WORDS = "a registry's host such as docker.io";

  /** Path of an image in its registry. */
  public static final String REPOSITORY =
      "^[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*$";

  public static final String REPOSITORY_WORDS = "a repository such as valkey/valkey";

  /** A tag that names a full version, never a moving one such as {@code latest} or {@code 9}. */
  public static final String FULL_TAG =
      "^v?[0-9]+\\.[0-9]+\\.[0-9]+([-.][A-Za-z0-9][-A-Za-z0-9_.]*)?$";

  public static final String FULL_TAG_WORDS = "a full version such as 9.1.2 or v1.86.0";

  public static final String DIGEST = "^(sha256:[0-9a-f]{64})?$";

  public static final String DIGEST_WORDS = "a digest, sha256: and 64 hexadecimal digits, or empty";

  /** A URL to which a path is appended; no character that YAML, a shell or a template reads. */
  public static final String URL = "^https?://[A-Za-z0-9][A-Za-z0-9._~:/@%+=-]*[A-Za-z0-9]$";

  public static final String URL_WORDS = "a URL without a slash at its end";

  private Grammar() {}
}
