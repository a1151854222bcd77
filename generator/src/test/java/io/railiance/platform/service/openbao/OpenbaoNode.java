package io.railiance.platform.service.openbao;

import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import tools.jackson.databind.JsonNode;

/**
 * A pod of the chart as {@code rendered/staging} has it, in a container: its scripts, its server,
 * and a volume that lives as long as the container. It is without TLS, and there is no Kubernetes.
 */
final class OpenbaoNode implements AutoCloseable {
  static final String KEY = "0123456789abcdefghijABCDEFGHIJkl";

  private static final Path CONFIGURATION =
      Path.of("../rendered/staging/openbao/configmap-openbao-configuration.yaml");
  private static final Path PODS = Path.of("../rendered/staging/openbao/statefulset-openbao.yaml");
  private static final String DOMAIN = ".openbao-headless.railiance-platform.svc.cluster.local";
  private static final int EXECUTABLE = 0755;

  private final GenericContainer<?> container;

  private OpenbaoNode(GenericContainer<?> container) {
    this.container = container;
  }

  /** The one that the chart names. */
  static String image() {
    return read(PODS).at("/spec/template/spec/containers/0/image").asString();
  }

  /** A node with an empty volume, which runs. */
  static OpenbaoNode started(Network network, int number) {
    String name = "openbao-" + number;
    GenericContainer<?> container =
        new GenericContainer<>(image())
            .withNetwork(network)
            .withNetworkAliases(name + DOMAIN)
            .withEnv(Map.of("POD_NAME", name, "MEMORY_LIMIT", "536870912"))
            .withCreateContainerCmdModifier(
                command -> command.withEntrypoint("/bin/sh").withUser("0"))
            .withCommand("/opt/platform/start-openbao.sh");
    read(CONFIGURATION)
        .path("data")
        .properties()
        .forEach(file -> copy(container, "/opt/platform/" + file.getKey(), plain(file.getValue())));
    copy(container, "/run/seal/key", KEY);
    copy(container, "/data/lost+found/is", "there");
    copy(container, "/run/openbao/is", "there");
    copy(container, "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt", "none");
    copy(container, "/var/run/secrets/kubernetes.io/serviceaccount/token", "none");
    container.start();
    return new OpenbaoNode(container);
  }

  private static String plain(JsonNode text) {
    return text.asString()
        .replace("TLS=yes", "TLS=no")
        .replace("SCHEME=https", "SCHEME=http")
        .replace("CA=/run/tls/ca.crt", "CA=");
  }

  private static JsonNode read(Path path) {
    try {
      return YamlReader.read(path.toString(), Files.readString(path)).root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(GenericContainer<?> container, String path, String text) {
    container.withCopyToContainer(Transferable.of(text, EXECUTABLE), path);
  }

  void hasKey(String key) {
    container.copyFileToContainer(Transferable.of(key, EXECUTABLE), "/run/seal/key");
  }

  void stop() {
    container.getDockerClient().stopContainerCmd(container.getContainerId()).withTimeout(10).exec();
  }

  void startAgain() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
  }

  /** Of its cluster; empty where it does not belong to one, or is sealed. */
  String cluster() {
    try {
      String said =
          container
              .execInContainer("bao", "status", "-format=json", "-address=http://127.0.0.1:8200")
              .getStdout();
      JsonNode status = said.isEmpty() ? null : YamlReader.read("status", said).root();
      return status == null || status.path("sealed").asBoolean(true)
          ? ""
          : status.path("cluster_id").asString("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String log() {
    return container.getLogs();
  }

  @Override
  public void close() {
    container.stop();
  }
}
