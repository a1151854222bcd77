package io.railiance.platform.kubernetes;

/**
 * An image as a container names it: {@code docker.io/valkey/valkey:9.1.2@sha256:...}.
 *
 * @param registry {@code docker.io}; empty where none is named
 * @param path in the registry: {@code valkey/valkey}
 * @param tag empty where there is none
 * @param digest with its algorithm; empty where there is none
 */
public record ImageReference(String registry, String path, String tag, String digest) {
  public static ImageReference of(String image) {
    int at = image.indexOf('@');
    String digest = at < 0 ? "" : image.substring(at + 1);
    String named = at < 0 ? image : image.substring(0, at);
    int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    String tag = colon < 0 ? "" : named.substring(colon + 1);
    String repository = colon < 0 ? named : named.substring(0, colon);
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
    return new ImageReference(
        registry ? first : "",
        registry ? repository.substring(slash + 1) : repository,
        tag,
        digest);
  }
}
