package io.railiance.platform;

import io.railiance.platform.testing.Docker;
import io.railiance.platform.yaml.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import tools.jackson.databind.JsonNode;

/**
 * Dex, with a certificate of its own making, two people and a client for each of those who are
 * tried, and one more. Ada is of the admin group, Bob is not. A fresh one has fresh keys.
 */
final class TokenIssuer implements AutoCloseable {
  static final String HOST = "issuer";
  static final String URL = "https://" + HOST + ":5556/dex";
  static final String ADMINS = "platform-admins";
  static final String OTHER_CLIENT = "wiki";

  private static final String IMAGE = System.getProperty("dex.image", "ghcr.io/dexidp/dex:v2.45.1");

  /** No password is in this repository, not even of a test. */
  private static final String PASSWORD = UUID.randomUUID().toString();

  private static final String CONFIGURATION =
      """
      issuer: URL
      storage: {type: memory}
      web: {https: "0.0.0.0:5556", tlsCert: /run/dex/tls.crt, tlsKey: /run/dex/tls.key}
      expiry: {idTokens: 90s}
      oauth2: {passwordConnector: local, skipApprovalScreen: true}
      enablePasswordDB: true
      staticPasswords:
        - {email: ada@example.org, preferredUsername: ada, userID: "1", hash: HASH, groups: [ADMINS, staff]}
        - {email: bob@example.org, preferredUsername: bob, userID: "2", hash: HASH, groups: [staff]}
      staticClients:
        - {id: BROKER, name: broker, secret: PASSWORD, redirectURIs: ["http://localhost:15672/"]}
        - {id: STORE, name: store, secret: PASSWORD, redirectURIs: ["http://localhost:8000"]}
        - {id: OTHER, name: wiki, secret: PASSWORD, redirectURIs: ["http://localhost:8080/"]}
      """;

  private final GenericContainer<?> container;
  private final TestAuthority authority;

  private TokenIssuer(GenericContainer<?> container, TestAuthority authority) {
    this.container = container;
    this.authority = authority;
  }

  static void isNeeded() {
    Docker.imageIsNeeded(IMAGE);
  }

  /**
   * @param folder that keeps its authority: the next issuer has the same
   */
  @SuppressWarnings("resource") // whoever starts it closes it
  static TokenIssuer start(Network network, Path folder) throws Exception {
    TestAuthority authority = TestAuthority.of(HOST, folder);
    String text =
        CONFIGURATION
            .replace("URL", URL)
            .replace("HASH", "'" + TokenBroker.bcrypt(PASSWORD) + "'")
            .replace("ADMINS", ADMINS)
            .replace("BROKER", TokenBroker.AUDIENCE)
            .replace("STORE", TokenStore.AUDIENCE)
            .replace("OTHER", OTHER_CLIENT)
            .replace("PASSWORD", PASSWORD);
    GenericContainer<?> container =
        new GenericContainer<>(IMAGE)
            .withNetwork(network)
            .withNetworkAliases(HOST)
            .withExposedPorts(5556)
            .withCopyToContainer(Transferable.of(text, 0444), "/run/dex/dex.yaml")
            .withCopyToContainer(Transferable.of(authority.hostPem(), 0444), "/run/dex/tls.crt")
            .withCopyToContainer(Transferable.of(authority.hostKeyPem(), 0444), "/run/dex/tls.key")
            .withCommand("dex", "serve", "/run/dex/dex.yaml")
            .waitingFor(Wait.forListeningPort())
            .withStartupTimeout(Duration.ofMinutes(5));
    container.start();
    return new TokenIssuer(container, authority);
  }

  /** By which its certificate is known. */
  String authority() throws Exception {
    return authority.pem();
  }

  /** By the password grant, as a program would that people tell their password. */
  String token(String person, String client) throws Exception {
    String form =
        "grant_type=password&scope=openid+profile+email+groups&username="
            + person
            + "%40example.org&password="
            + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
    String basic = Base64.getEncoder().encodeToString((client + ":" + PASSWORD).getBytes());
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + container.getMappedPort(5556) + "/dex/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpClient browser = HttpClient.newBuilder().sslContext(authority.trusting()).build();
    String answer = browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
    String token = Json.parse(answer).path("access_token").asString("");
    if (token.isEmpty()) {
      throw new IllegalStateException(answer);
    }
    return token;
  }

  static void waitUntilExpired(String token) throws InterruptedException {
    String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    JsonNode end = Json.parse(claims).path("exp");
    Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(end.asLong()));
    Thread.sleep(Math.max(0, left.toMillis()) + 2000);
  }

  @Override
  public void close() {
    container.close();
  }
}
