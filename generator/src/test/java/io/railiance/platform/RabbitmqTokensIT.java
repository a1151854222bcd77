package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Connection;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;

/**
 * The chart's RabbitMQ, a real issuer, and people who come with its tokens. The later tests stop
 * the issuer, which is why they have an order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RabbitmqTokensIT {
  private static final String CLIENT = TokenBroker.AUDIENCE;

  @TempDir static Path folder;
  private static Network network;
  private static TokenIssuer issuer;
  private static TokenBroker broker;
  private static String early;

  @BeforeAll
  static void start() throws Exception {
    TokenIssuer.isNeeded();
    TokenBroker.isNeeded();
    network = Network.newNetwork();
    issuer = TokenIssuer.start(network, folder);
    broker = TokenBroker.start(network, issuer.authority());
    early = issuer.token("ada", CLIENT);
  }

  @AfterAll
  static void stop() {
    if (issuer != null) {
      issuer.close();
    }
    if (broker != null) {
      broker.close();
    }
    if (network != null) {
      network.close();
    }
  }

  @Test
  @Order(1)
  void the_admin_group_administers_by_the_http_api() throws Exception {
    String token = issuer.token("ada", CLIENT);
    assertThat(broker.api("whoami", "Bearer " + token))
        .contains("200 OK", "\"name\":\"ada\"", "administrator");
    assertThat(broker.api("users", "Bearer " + token)).contains("200 OK", "\"name\":\"admin\"");
  }

  @Test
  @Order(1)
  void the_admin_group_may_do_everything_by_amqp() throws Exception {
    try (Connection connection = broker.connect("", issuer.token("ada", CLIENT))) {
      var channel = connection.createChannel();
      channel.queueDeclare("of-ada", true, false, false, null);
      channel.queueDelete("of-ada");
    }
  }

  @Test
  @Order(1)
  void another_group_may_do_nothing() throws Exception {
    String token = issuer.token("bob", CLIENT);
    assertThat(broker.api("whoami", "Bearer " + token)).contains("401 ", "Not management user");
    assertThatThrownBy(() -> broker.connect("", token).close())
        .rootCause()
        .hasMessageContaining("access to vhost 'zulip' refused for user 'bob'");
  }

  @Test
  @Order(1)
  void a_token_for_somebody_else_is_refused() throws Exception {
    String token = issuer.token("ada", TokenIssuer.OTHER_CLIENT);
    assertThat(broker.api("whoami", "Bearer " + token)).contains("401 ");
    assertThatThrownBy(() -> broker.connect("", token))
        .isInstanceOf(AuthenticationFailureException.class);
    assertThat(broker.log()).contains("no_matching_aud_found");
  }

  @Test
  @Order(1)
  void users_of_the_server_itself_sign_in_as_before() throws Exception {
    assertThat(broker.api("whoami", broker.basic("admin"))).contains("200 OK");
    broker.connect(TokenBroker.APPLICATION, broker.password(TokenBroker.APPLICATION)).close();
    assertThatThrownBy(() -> broker.connect(TokenBroker.APPLICATION, "wrong"))
        .isInstanceOf(AuthenticationFailureException.class);
  }

  @Test
  @Order(1)
  void the_pages_send_people_to_the_issuer_with_the_client_s_id() throws Exception {
    assertThat(broker.get("/js/oidc-oauth/bootstrap.js", ""))
        .contains(TokenIssuer.URL, CLIENT, "openid profile email groups");
  }

  @Test
  @Order(2)
  void an_expired_token_is_refused() throws Exception {
    TokenIssuer.waitUntilExpired(early);
    assertThat(broker.api("whoami", "Bearer " + early)).contains("401 ");
    assertThatThrownBy(() -> broker.connect("", early))
        .isInstanceOf(AuthenticationFailureException.class);
  }

  @Test
  @Order(3)
  void tokens_are_checked_with_the_keys_that_are_known_while_the_issuer_is_away() throws Exception {
    String token = issuer.token("ada", CLIENT);
    issuer.close();
    assertThat(broker.api("whoami", "Bearer " + token)).contains("200 OK");
    users_of_the_server_itself_sign_in_as_before();
  }

  @Test
  @Order(4)
  void the_server_starts_without_the_issuer_and_refuses_tokens_in_plain_words() throws Exception {
    issuer = TokenIssuer.start(network, folder);
    String token = issuer.token("ada", CLIENT);
    issuer.close();
    broker.restart();
    users_of_the_server_itself_sign_in_as_before();
    assertThat(broker.api("whoami", "Bearer " + token)).contains("401 ");
    assertThat(broker.log()).contains("failed_connect", TokenIssuer.HOST);
  }

  @Test
  @Order(5)
  void tokens_are_accepted_again_when_the_issuer_is_back() throws Exception {
    issuer = TokenIssuer.start(network, folder);
    assertThat(broker.api("whoami", "Bearer " + issuer.token("ada", CLIENT))).contains("200 OK");
  }

  @Test
  @Order(6)
  void without_the_authority_s_certificate_it_starts_and_accepts_no_token() throws Exception {
    broker.loseCertificate();
    broker.restart();
    users_of_the_server_itself_sign_in_as_before();
    assertThat(broker.api("whoami", "Bearer " + issuer.token("ada", CLIENT))).contains("401 ");
    assertThat(broker.log()).contains("sign-in with tokens is off");
  }
}
