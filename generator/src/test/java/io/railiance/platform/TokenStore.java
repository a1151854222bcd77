package io.railiance.platform;

import io.railiance.platform.render.Release;
import io.railiance.platform.testing.Docker;
import java.time.Duration;
import java.util.UUID;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * OpenBao, and the part of the committed chart's job that lets people in, run with the rights of
 * that job. The server keeps its data in memory, and has no Kubernetes to ask.
 */
final class TokenStore implements AutoCloseable {
  static final String AUDIENCE = "railiance-production-openbao";

  private static final String IMAGE =
      System.getProperty("openbao.image", "quay.io/openbao/openbao:2.4.0");

  private static final String VALUES =
      """
      replicaCount: 1
      oidc:
        enabled: true
        issuerUrl: URL
        clientId: AUDIENCE
        audience: AUDIENCE
        adminGroup: ADMINS
        ca: {configMap: issuer-ca}
        network: {to: [{ipBlock: {cidr: 203.0.113.7/32}}]}
      """;

  private final GenericContainer<?> container;

  private TokenStore(GenericContainer<?> container) {
    this.container = container;
  }

  static void isNeeded() {
    Docker.imageIsNeeded(IMAGE);
  }

  /**
   * @param authority certificate by which it knows the issuer
   */
  @SuppressWarnings("resource") // whoever starts it closes it
  static TokenStore start(Network network, String authority) throws Exception {
    String root = UUID.randomUUID().toString();
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(IMAGE))
            .withNetwork(network)
            .withExposedPorts(8200)
            .withEnv("HOME", "/tmp")
            .withEnv("BAO_ADDR", "http://127.0.0.1:8200")
            .withCreateContainerCmdModifier(command -> command.withUser("0").withEntrypoint("bao"))
            .withCommand(
                "server",
                "-dev",
                "-dev-no-store-token",
                "-dev-root-token-id=" + root,
                "-dev-listen-address=0.0.0.0:8200")
            .waitingFor(Wait.forHttp("/v1/sys/health"))
            .withStartupTimeout(Duration.ofMinutes(5));
    container.start();
    TokenStore store = new TokenStore(container);
    Release release = RenderedChart.of("openbao", values());
    RenderedChart.configMap(release, "openbao-provisioning")
        .forEach((name, text) -> store.put("/opt/provision/" + name, text));
    store.put("/run/oidc/ca.crt", authority);
    store.put("/tmp/.vault-token", root);
    store.runs("bao policy write admin /opt/provision/admin.hcl");
    store.runs("bao policy write provisioner /opt/provision/provisioner.hcl");
    store.runs(
        "bao token create -policy=provisioner -field=token >/tmp/job && mv /tmp/job /tmp/.vault-token");
    return store;
  }

  private static String values() {
    return VALUES
        .replace("URL", TokenIssuer.URL)
        .replace("AUDIENCE", AUDIENCE)
        .replace("ADMINS", TokenIssuer.ADMINS);
  }

  void put(String path, String text) {
    container.copyFileToContainer(Transferable.of(text, 0666), path);
  }

  void lose(String path) throws Exception {
    runs("rm " + path);
  }

  /** What the job does for people: one function of its script. The rest of it asks Kubernetes. */
  String letsPeopleIn() throws Exception {
    return runs(
        "set -euf; CONFIGURATION=/opt/provision; . $CONFIGURATION/settings.sh; "
            + "sed -n '/^signs_in() {/,/^}/p' $CONFIGURATION/provision.sh >/tmp/part; . /tmp/part; signs_in");
  }

  /** What the server says to whoever comes with a token of the issuer. */
  String logIn(String token) throws Exception {
    ExecResult result =
        container.execInContainer(
            "bao", "write", "-format=json", "auth/jwt/login", "role=admin", "jwt=" + token);
    return result.getStdout() + result.getStderr();
  }

  /**
   * Standard output and error of a command of the shell.
   *
   * @throws IllegalStateException if it fails
   */
  String runs(String command) throws Exception {
    ExecResult result = container.execInContainer("sh", "-c", command);
    if (result.getExitCode() != 0) {
      throw new IllegalStateException(command + ": " + result.getStdout() + result.getStderr());
    }
    return result.getStdout() + result.getStderr();
  }

  @Override
  public void close() {
    container.close();
  }
}
