package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.yaml.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;

/** OpenBao, a real issuer, and people who come with its tokens. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OpenbaoTokensIT {
  private static final String CLIENT = TokenStore.AUDIENCE;

  @TempDir static Path folder;
  private static Network network;
  private static TokenIssuer issuer;
  private static TokenStore store;

  @BeforeAll
  static void start() throws Exception {
    TokenIssuer.isNeeded();
    TokenStore.isNeeded();
    network = Network.newNetwork();
    issuer = TokenIssuer.start(network, folder);
    store = TokenStore.start(network, issuer.authority());
    assertThat(store.letsPeopleIn()).contains("administrators sign in");
  }

  @AfterAll
  static void stop() {
    if (issuer != null) {
      issuer.close();
    }
    if (store != null) {
      store.close();
    }
    if (network != null) {
      network.close();
    }
  }

  @Test
  @Order(1)
  void the_admin_group_gets_the_policy_admin() throws Exception {
    String answer = store.logIn(issuer.token("ada", CLIENT));
    assertThat(Json.parse(answer).at("/auth/policies").toString())
        .isEqualTo("[\"admin\",\"default\"]");
  }

  @Test
  @Order(1)
  void another_group_is_refused() throws Exception {
    assertThat(store.logIn(issuer.token("bob", CLIENT)))
        .contains("Code: 400", "does not match any associated bound claim values");
  }

  @Test
  @Order(1)
  void a_token_for_somebody_else_is_refused() throws Exception {
    assertThat(store.logIn(issuer.token("ada", TokenIssuer.OTHER_CLIENT)))
        .contains("Code: 400", "audience");
  }

  @Test
  @Order(1)
  void the_job_may_run_again() throws Exception {
    store.letsPeopleIn();
    the_admin_group_gets_the_policy_admin();
  }

  @Test
  @Order(2)
  void the_job_does_not_wait_for_an_issuer_that_is_away() throws Exception {
    String token = issuer.token("ada", CLIENT);
    issuer.close();
    store.letsPeopleIn();
    assertThat(store.logIn(token)).contains("Code: 400");
    issuer = TokenIssuer.start(network, folder);
    the_admin_group_gets_the_policy_admin();
  }

  @Test
  @Order(3)
  void without_the_authority_s_certificate_nobody_logs_in() throws Exception {
    store.lose("/run/oidc/ca.crt");
    assertThat(store.letsPeopleIn()).contains("nobody signs in");
    assertThat(store.logIn(issuer.token("ada", CLIENT))).contains("Code: 400");
  }
}
