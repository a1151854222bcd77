package io.railiance.platform.ha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a person does in the cluster of {@code KUBECONFIG}. */
record Kubectl(String namespace) {
  /** The cluster, asked by a service account of the namespace, with files as in a pod. */
  ApiServer asServiceAccount(String account, Path folder) throws IOException {
    String cluster = "{.clusters[0].cluster.";
    Path ca = folder.resolve("ca.crt");
    Files.write(ca, Base64.getDecoder().decode(config(cluster + "certificate-authority-data}")));
    Path token = folder.resolve("token");
    Files.writeString(token, run("create", "token", account));
    return new ApiServer(URI.create(config(cluster + "server}")), ca, token, namespace);
  }

  private String config(String path) {
    return run("config", "view", "--raw", "--minify", "--flatten", "--output", "jsonpath=" + path);
  }

  String run(String... arguments) {
    return feed("", arguments);
  }

  /** With text as standard input. */
  String feed(String text, String... arguments) {
    List<String> command = new ArrayList<>(List.of("kubectl", "--request-timeout=30s"));
    command.addAll(List.of("--namespace", namespace));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.outputWriter(UTF_8).append(text).close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
      assertThat(process.exitValue()).as("%s%n%s", command, output).isZero();
      return output;
    } catch (IOException e) {
      return Absent.because(e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
