package io.railiance.platform;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.render.Release;
import io.railiance.platform.testing.Docker;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import tools.jackson.databind.JsonNode;

/**
 * RabbitMQ as the committed chart starts it, with sign-in by tokens: its scripts, its ConfigMaps,
 * its variables. Only that agent and server are in one container, and that nobody probes them.
 */
final class TokenBroker implements AutoCloseable {
  static final String AUDIENCE = "railiance-production-rabbitmq";

  /** A user of a consumer in our specs. */
  static final String APPLICATION = "zulip-workers";

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

  /** What the kubelet would do: a server that ends is started again. */
  private static final String KUBELET =
      """
      sh /opt/platform/agent.sh &
      until [ -s /run/agent/boot.json ]; do sleep 0.2; done
      while :; do sh /opt/platform/start-rabbitmq.sh; sleep 1; done
      """;

  private static final Map<String, String> FIELDS =
      Map.of("POD_NAME", "rabbitmq-0", "MEMORY_LIMIT", "805306368", "SCHEDULERS", "1");

  private final GenericContainer<?> container;
  private final Map<String, String> passwords;

  private TokenBroker(GenericContainer<?> container, Map<String, String> passwords) {
    this.container = container;
    this.passwords = passwords;
  }

  static void isNeeded() {
    Docker.imageIsNeeded(image());
  }

  private static String image() {
    return System.getProperty("rabbitmq.image", "rabbitmq:4.3.6-management");
  }

  /** A hash as Dex keeps it; the C library of this image knows how. */
  static String bcrypt(String password) {
    try (GenericContainer<?> perl = new GenericContainer<>(DockerImageName.parse(image()))) {
      perl.withCreateContainerCmdModifier(command -> command.withEntrypoint("sleep", "600"))
          .start();
      ExecResult hash =
          perl.execInContainer(
              "perl", "-e", "print crypt($ARGV[0], q($2b$10$) . 'a' x 22)", password);
      return hash.getStdout().strip();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param authority certificate by which it knows the issuer
   */
  @SuppressWarnings("resource") // whoever starts it closes it
  static TokenBroker start(Network network, String authority) throws IOException {
    String values =
        VALUES
            .replace("URL", TokenIssuer.URL)
            .replace("AUDIENCE", AUDIENCE)
            .replace("ADMINS", TokenIssuer.ADMINS);
    Release release = RenderedChart.of("rabbitmq", values);
    String objects = RenderedChart.configMap(release, "rabbitmq-objects").get("objects");
    SortedMap<String, String> passwords = new TreeMap<>();
    objects
        .lines()
        .filter(line -> line.startsWith("users/"))
        .forEach(
            line ->
                passwords.put(
                    line.substring("users/".length(), line.indexOf(' ')),
                    UUID.randomUUID().toString()));
    Manifest pods = release.of("StatefulSet").get(0);
    Container server =
        pods.containers().stream()
            .filter(each -> each.name().equals("rabbitmq"))
            .findFirst()
            .orElseThrow();
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image()))
            .withNetwork(network)
            .withExposedPorts(5672)
            .withEnv(environment(pods.at(server.pointer() + "/env")))
            .withExtraHost(
                "rabbitmq-0.rabbitmq-headless." + release.namespace() + ".svc.cluster.local",
                "127.0.0.1")
            .withTmpFs(Map.of("/run/rabbitmq", "mode=1777", "/run/agent", "mode=1777"))
            .withCreateContainerCmdModifier(
                command -> command.withUser("999:999").withEntrypoint("sh").withCmd("-c", KUBELET))
            .withStartupTimeout(Duration.ofMinutes(5));
    RenderedChart.configMap(release, "rabbitmq-configuration")
        .forEach((name, text) -> put(container, "/opt/platform/" + name, text));
    passwords.forEach((user, password) -> put(container, "/run/users/" + user, password + "\n"));
    put(container, "/etc/rabbitmq-objects/objects", objects);
    put(container, "/run/cookie/rabbitmq-erlang-cookie", UUID.randomUUID().toString());
    put(container, "/run/oidc/ca.crt", authority);
    container.start();
    TokenBroker broker = new TokenBroker(container, passwords);
    broker.waitUntilReady();
    return broker;
  }

  private static void put(GenericContainer<?> container, String path, String text) {
    container.withCopyToContainer(Transferable.of(text, 0555), path);
  }

  /** As the kubelet expands it. */
  private static Map<String, String> environment(JsonNode stated) {
    Map<String, String> variables = new TreeMap<>(FIELDS);
    for (JsonNode variable : stated) {
      if (variable.has("value")) {
        String value = variable.path("value").asString();
        for (Map.Entry<String, String> field : FIELDS.entrySet()) {
          value = value.replace("$(" + field.getKey() + ")", field.getValue());
        }
        variables.put(variable.path("name").asString(), value);
      }
    }
    return variables;
  }

  /** Until the agent has made what is stated, and applications may come. */
  private void waitUntilReady() {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (!isReady()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the broker does not become ready:\n" + log());
      }
      pause();
    }
  }

  private boolean isReady() {
    try (Connection connection = connect(APPLICATION, password(APPLICATION))) {
      return connection.isOpen() && api("whoami", basic("admin")).contains("200 OK");
    } catch (Exception notYet) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String password(String user) {
    return passwords.get(user);
  }

  String basic(String user) {
    String both = user + ":" + password(user);
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes());
  }

  /** To the virtual host of the consumer. */
  Connection connect(String user, String password) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(container.getHost());
    factory.setPort(container.getMappedPort(5672));
    factory.setUsername(user);
    factory.setPassword(password);
    factory.setVirtualHost("zulip");
    factory.setAutomaticRecoveryEnabled(false);
    return factory.newConnection();
  }

  /** What the HTTP API answers, which listens in the pod alone. */
  String api(String path, String authorization) throws Exception {
    return get("/api/" + path, "Authorization: " + authorization + "\r\n");
  }

  String get(String path, String headers) throws Exception {
    return container
        .execInContainer(
            "bash",
            "-c",
            "exec 3<>/dev/tcp/127.0.0.1/15672; printf 'GET %s HTTP/1.0\\r\\n%s\\r\\n' \"$0\" \"$1\" >&3; cat <&3",
            path,
            headers)
        .getStdout();
  }

  /** Of the server, not of the container. */
  void restart() throws Exception {
    container.execInContainer("pkill", "-x", "beam.smp");
    pause();
    waitUntilReady();
  }

  /** As where the object is gone that holds it. */
  void loseCertificate() throws Exception {
    container.copyFileToContainer(Transferable.of("", 0555), "/run/oidc/ca.crt");
  }

  String log() {
    return container.getLogs();
  }

  @Override
  public void close() {
    container.close();
  }
}
