package io.railiance.platform.ha;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the Kubernetes API is, whom it is known by, and who asks it.
 *
 * @param ca certificates of its authority, PEM; exchanged while the agent runs
 * @param token who asks; the kubelet writes a new one about every 50 minutes
 */
record ApiServer(URI address, Path ca, Path token, String namespace) {
  private static final Path SERVICE_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  /** Of the cluster that this pod runs in. */
  static ApiServer ofPod(Map<String, String> environment) throws IOException {
    return ofPod(environment, SERVICE_ACCOUNT);
  }

  static ApiServer ofPod(Map<String, String> environment, Path serviceAccount) throws IOException {
    String host = environment.get("KUBERNETES_SERVICE_HOST");
    String port = environment.get("KUBERNETES_SERVICE_PORT");
    if (host == null || port == null) {
      throw new IOException(
          "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: this is no pod");
    }
    String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    return new ApiServer(
        URI.create("https://" + authority),
        serviceAccount.resolve("ca.crt"),
        serviceAccount.resolve("token"),
        Files.readString(serviceAccount.resolve("namespace")).strip());
  }

  URI at(String path) {
    return address.resolve(path);
  }
}
