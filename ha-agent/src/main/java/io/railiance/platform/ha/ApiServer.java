package io.railiance.platform.ha;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the Kubernetes API is, whom it is known by, and who asks it.
 *
 * @param ca certificates of its authority, PEM; exchanged while the agent runs
 * @param token who asks; the kubelet writes a new one about every 50 minutes
 */
record ApiServer(URI address, Path ca, Path token, String namespace) {
  /** In a pod, of {@code KUBERNETES_SERVICE_HOST} and {@code KUBERNETES_SERVICE_PORT}. */
  static URI at(String host, String port) {
    return URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  URI at(String path) {
    return address.resolve(path);
  }
}
